// Adds up what the test runner reported for each suite: what failed by name, so that nobody has to look for it
// above, and one plain closing line.
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

const folder = process.argv[2]
const totals = { passed: 0, failed: 0, skipped: 0 }
for (const name of readdirSync(folder)) {
  const report = JSON.parse(readFileSync(join(folder, name), 'utf8'))
  totals.passed += report.numPassedTests
  totals.failed += report.numFailedTests
  totals.skipped += report.numPendingTests + report.numTodoTests
  for (const file of report.testResults) process.stdout.write(failuresOf(file).join(''))
}
process.stdout.write(
  `${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped\n`,
)
process.exitCode = totals.passed > 0 && totals.failed === 0 ? 0 : 1

/** Each failed test of a file with the first lines of why; the file itself where it did not even begin. */
function failuresOf({ name, status, message, assertionResults }) {
  const path = relative(process.cwd(), name)
  const failed = assertionResults.filter((test) => test.status === 'failed')
  if (failed.length === 0 && status === 'failed')
    return [`failed: ${path}: ${firstLines(message)}\n`]
  return failed.map(
    (test) =>
      `failed: ${path} > ${test.fullName}: ${firstLines(test.failureMessages.join('\n'))}\n`,
  )
}

function firstLines(text) {
  return text.split('\n').slice(0, 6).join('\n  ')
}
