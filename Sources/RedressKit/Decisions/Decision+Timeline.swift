import RedressReports

extension Decision {
    /// The incident's life as a terminal shows it: what happened, what was due and how late it was, in the order of time.
    /// Each line ends with a line break.
    public func timeline(in language: TextLanguage, usesColor: Bool = false) -> String {
        TimelineText(Timeline(decision, row, in: context), language: language.language, usesColor: usesColor).render()
    }

    /// The lives of several incidents as one SVG picture, one below the other.
    public static func timelinePicture(of decisions: [Decision], in language: TextLanguage) -> String {
        TimelineSVG(language: language.language).render(
            decisions.map { Timeline($0.decision, $0.row, in: $0.context) })
    }
}
