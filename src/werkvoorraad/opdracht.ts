// Front door for commands, without pages: starting them takes no longer than needed.
export { refreshWerkvoorraad, runWerkvoorraadcontrole } from './jobs.ts';
