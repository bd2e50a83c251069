/// How a regulation looks on paper and on a screen.
enum RegulationStyle {
    /// The style sheet; `documents` are the titles that stand at the head of their pages, with the tags of their scripts.
    static func sheet(_ documents: [(title: String, script: DocumentScript)]) -> String {
        base + documents.enumerated().map { page($0 + 1, $1.title, $1.script) }.joined()
    }

    private static func page(_ number: Int, _ title: String, _ script: DocumentScript) -> String {
        let counter =
            switch script {
            case .simplified: "\"第\" counter(page) \"页，共\" counter(pages) \"页\""
            case .traditional: "\"第\" counter(page) \"頁，共\" counter(pages) \"頁\""
            case .english: "counter(page) \" / \" counter(pages)"
            }
        return """

            @page regulation\(number) {
              @top-center { content: \(quoted(title)); }
              @bottom-center { content: \(counter); }
            }
            #regulation\(number) { page: regulation\(number); }
            """
    }

    /// A text as a string of the style sheet; every sign that could end it, or the sheet, is written as its number.
    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\", "<", ">", "&", "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}"..."\u{202E}",
                "\u{2066}"..."\u{2069}":
                result += "\\" + String(scalar.value, radix: 16) + " "
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    private static let base = """
        @page {
          size: A4;
          margin: 25mm 20mm 22mm 24mm;
          @top-center { font: 9pt "Source Han Serif SC", "Noto Serif CJK SC", SimSun, serif; color: #444; }
          @bottom-center { font: 9pt "Source Han Serif SC", "Noto Serif CJK SC", SimSun, serif; color: #444; }
        }
        html {
          font: 10.5pt/1.7 "Source Han Serif SC", "Noto Serif CJK SC", "Songti SC", SimSun, serif;
          text-autospace: normal;
          text-spacing-trim: trim-start;
          line-break: strict;
          color: #111;
        }
        :lang(zh-Hant) { font-family: "Source Han Serif TC", "Noto Serif CJK TC", "Songti TC", PMingLiU, serif; }
        :lang(en) { font-family: "Times New Roman", "Noto Serif", "Source Han Serif SC", "Noto Serif CJK SC", serif; }
        body { max-width: 170mm; margin: 0 auto; padding: 12mm 6mm; text-align: left; }
        .regulation + .regulation { break-before: page; }
        h1 { font-size: 18pt; line-height: 1.35; text-align: center; margin: 0 0 5mm; text-wrap: balance; }
        h2 { font-size: 11.5pt; margin: 7mm 0 2mm; break-after: avoid; }
        h2 .number { margin-right: 1em; }
        p { margin: 0 0 2mm; orphans: 2; widows: 2; }
        p:has(+ table), p:has(+ p) { break-after: avoid; }
        .facts { display: flex; flex-wrap: wrap; justify-content: center; gap: 0 8mm; margin: 0 0 6mm; color: #333; }
        .facts div { display: flex; gap: 0; }
        .facts dt::after { content: "："; }
        .facts:lang(en) dt::after { content: ":"; }
        .facts dd { margin: 0; }
        ol { list-style: none; margin: 0; padding: 0; }
        li { padding-left: 3.2em; text-indent: -3.2em; margin: 0 0 1.2mm; break-inside: avoid; }
        li .number { display: inline-block; min-width: 3.2em; text-indent: 0; }
        table { width: calc(100% - 1pt); border-collapse: collapse; table-layout: fixed; font-size: 9.5pt;
          line-height: 1.5; margin: 0 0.5pt 3mm; }
        thead { display: table-header-group; }
        tbody, tr { break-inside: avoid; }
        th, td { border: 0.6pt solid #555; padding: 1mm 1.4mm; vertical-align: top; text-align: left;
          overflow-wrap: anywhere; }
        th { background: #eee; font-weight: bold; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        td.note { color: #333; border-top-style: dotted; background: #fafafa; }
        .idle td { color: #777; }
        .clauses { color: #555; font-size: 8.5pt; white-space: normal; }
        .write td { height: 8mm; }
        td:has(.blank) { line-height: 2.1; }
        .blank { display: inline-block; min-width: 5em; border-bottom: 0.7pt solid #111; height: 1.1em;
          vertical-align: text-bottom; }
        .choice { white-space: nowrap; }
        .signatures { display: grid; grid-template-columns: 1fr 1fr; gap: 7mm 10mm; margin: 12mm 0 8mm; break-inside: avoid; }
        .signatures div { display: flex; align-items: flex-end; gap: 0.5em; }
        .signatures .blank { flex: 1; }
        .receipt { break-inside: avoid; }
        footer { margin-top: 8mm; font-size: 8.5pt; color: #555; overflow-wrap: anywhere; }
        footer p { margin: 0; }
        @media print { body { max-width: none; padding: 0; } }
        """
}
