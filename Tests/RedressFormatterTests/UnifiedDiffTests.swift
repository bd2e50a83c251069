import RedressFormatter
import Testing

/// Differences as `diff -u` writes them.
@Suite("Unified differences")
struct UnifiedDiffTests {
    private func difference(_ old: String, _ new: String) -> String {
        UnifiedDiff.text(from: old, named: "a", to: new, named: "b")
    }

    @Test("Equal texts have none")
    func equal() {
        #expect(difference("一\n二\n", "一\n二\n") == "")
    }

    @Test("A changed line stands between three lines of context")
    func change() {
        let old = "1\n2\n3\n4\n5\n6\n7\n8\n9\n"
        #expect(
            difference(old, old.replacing("5", with: "五"))
                == "--- a\n+++ b\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+五\n 6\n 7\n 8\n")
    }

    @Test("Changes far apart make stretches of their own")
    func stretches() {
        let old = (1...20).map { "\($0)\n" }.joined()
        let new = "0\n" + old.replacing("20\n", with: "")
        #expect(
            difference(old, new)
                == "--- a\n+++ b\n@@ -1,3 +1,4 @@\n+0\n 1\n 2\n 3\n@@ -17,4 +18,3 @@\n 17\n 18\n 19\n-20\n")
    }

    @Test("An empty text, and one without a last line break")
    func ends() {
        #expect(difference("", "1\n") == "--- a\n+++ b\n@@ -0,0 +1 @@\n+1\n")
        #expect(difference("1", "1\n") == "--- a\n+++ b\n@@ -1 +1 @@\n-1\n\\ No newline at end of file\n+1\n")
        #expect(difference("1\r\n", "1\n") == "--- a\n+++ b\n@@ -1 +1 @@\n-1\r\n+1\n")
    }
}
