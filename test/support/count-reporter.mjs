/** Ends a run with one plain line of counts, for machines that read no jest. */
export default class CountReporter {
  onRunComplete(_contexts, { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites }) {
    const failed = numFailedTests + numRuntimeErrorTestSuites
    console.log(`${numPassedTests} passed, ${failed} failed, ${numPendingTests} skipped`)
  }
}
