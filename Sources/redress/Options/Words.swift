import Glibc
import RedressKit

/// Which language the program speaks.
enum Words {
    /// From `--lang`, else the locale: Chinese where it begins with `zh`, else English.
    ///
    /// Help texts are fixed before arguments are parsed, so the option is looked for by itself.
    static let language: TextLanguage = {
        let arguments = CommandLine.arguments
        for (index, argument) in arguments.enumerated() {
            if argument == "--" { break }
            if argument == "--lang", index + 1 < arguments.count,
                let chosen = TextLanguage(rawValue: arguments[index + 1])
            {
                return chosen
            }
            if argument.hasPrefix("--lang="), let chosen = TextLanguage(rawValue: String(argument.dropFirst(7))) {
                return chosen
            }
        }
        return language(locale: environment("LC_ALL") ?? environment("LC_MESSAGES") ?? environment("LANG"))
    }()

    /// The language of a locale.
    static func language(locale: String?) -> TextLanguage {
        locale?.hasPrefix("zh") == true ? .chinese : .english
    }
}

/// A variable of the environment; nil where it is not set or empty.
func environment(_ name: String) -> String? {
    guard let value = getenv(name), value[0] != 0 else { return nil }
    return String(cString: value)
}

/// A text in the program's language.
func say(zh chinese: String, en english: String) -> String {
    switch Words.language {
    case .chinese: chinese
    case .english: english
    }
}
