"""Draws lines over two logarithmic axes as SVG."""
from math import ceil, floor, log10

WIDTH, HEIGHT, LEFT, BOTTOM, TOP, RIGHT = 640, 400, 70, 50, 40, 20
COLORS = ["#1b6ca8", "#c2410c", "#3f7d20"]


def label(value):
    return f"{value:,.0f}" if value >= 1 else f"{value:g}"


def ticks(low, high):
    """1, 2 and 5 times the powers of ten within a range."""
    powers = range(floor(log10(low)) - 1, ceil(log10(high)) + 1)
    return [step * 10.0**power for power in powers for step in (1, 2, 5) if low <= step * 10.0**power <= high]


def plot(title, across, up, series):
    """`series` gives for each name its points; all numbers are above zero."""
    xs = [x for points in series.values() for x, _ in points]
    ys = [y for points in series.values() for _, y in points]
    low, high = min(ys) / 1.5, max(ys) * 1.5

    def place_x(x):
        return LEFT + (WIDTH - LEFT - RIGHT) * (log10(x) - log10(min(xs))) / (log10(max(xs)) - log10(min(xs)))

    def place_y(y):
        return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * (log10(y) - log10(low)) / (log10(high) - log10(low))

    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
        f'<text x="{WIDTH / 2}" y="22" text-anchor="middle" font-size="15">{title}</text>',
    ]
    for y in ticks(low, high):
        at = round(place_y(y), 1)
        out.append(f'<path d="M{LEFT} {at}H{WIDTH - RIGHT}" stroke="#ddd"/>')
        out.append(f'<text x="{LEFT - 8}" y="{at + 4}" text-anchor="end">{label(y)}</text>')
    for x in sorted(set(xs)):
        at = round(place_x(x), 1)
        out.append(f'<text x="{at}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{label(x)}</text>')
    out.append(f'<text x="{WIDTH / 2}" y="{HEIGHT - 10}" text-anchor="middle">{across}</text>')
    out.append(f'<text x="16" y="{HEIGHT / 2}" transform="rotate(-90 16 {HEIGHT / 2})" text-anchor="middle">{up}</text>')
    for place, (name, points) in enumerate(series.items()):
        color = COLORS[place % len(COLORS)]
        line = " ".join(f"{place_x(x):.1f},{place_y(y):.1f}" for x, y in points)
        out.append(f'<polyline points="{line}" fill="none" stroke="{color}" stroke-width="2"/>')
        out += [f'<circle cx="{place_x(x):.1f}" cy="{place_y(y):.1f}" r="3" fill="{color}"/>' for x, y in points]
        out.append(f'<text x="{LEFT + 12}" y="{TOP + 16 * (place + 1)}" fill="{color}">{name}</text>')
    return "\n".join(out) + "\n</svg>\n"
