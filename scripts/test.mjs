/** `npm test`: the tests that pass on any machine, without root, without Debian's packages and without a network. */
import { install, runTests } from "./run-tests.mjs";

install();
process.exit(runTests(process.argv.slice(2)));
