/** `npm run check`: the static part of `npm test`. */
import { runChecks } from './checks.ts';

process.exitCode = runChecks() ? 0 : 1;
