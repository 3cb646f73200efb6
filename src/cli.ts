import { voerUit } from './opdrachten/index.ts';

// Whoever reads the output may stop early (a pipe into head).
process.stdout.on('error', () => undefined);
process.exitCode = await voerUit(process.argv.slice(2), process.env);
