import type { Rol } from '../platform/db/reader.ts';

/** Deliveries are the teammanager's: they touch residents of the whole municipality. */
export const LEVERING_ROLLEN: readonly Rol[] = ['teammanager'];
