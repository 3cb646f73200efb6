import { type LeveringTaakSettings, runLevering } from './levering/index.ts';
import { startJobs } from './platform/jobs.ts';

/** Work that goes on behind the pages, in the process of the server. Start it after the migrations; stop it before the database. */
export const startWorker = async (s: LeveringTaakSettings): Promise<{ stop(): Promise<void> }> => {
  const jobs = await startJobs(s.owner);
  await jobs.work('levering', (taak) => runLevering(s, taak));
  return { stop: jobs.stop };
};
