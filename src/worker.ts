import { type LeveringTaakSettings, runLevering } from './levering/index.ts';
import { cleanUp } from './platform/db/clean-up.ts';
import { type GeplandWerk, startJobs } from './platform/jobs.ts';

/** What runs by the clock. */
const rooster = (s: LeveringTaakSettings): readonly GeplandWerk[] => [
  { naam: 'opruimen', cron: '15 3 * * *', doe: () => cleanUp(s.owner) },
];

/** Work that goes on behind the pages, in the process of the server. Start it after the migrations; stop it before the database. */
export const startWorker = async (s: LeveringTaakSettings): Promise<{ stop(): Promise<void> }> => {
  const jobs = await startJobs(s.owner);
  await jobs.work('levering', (taak) => runLevering(s, taak));
  await jobs.plan(rooster(s));
  return { stop: jobs.stop };
};
