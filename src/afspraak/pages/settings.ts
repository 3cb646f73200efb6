import type pg from 'pg';
import type { BeleidInHuis } from '../../beleid/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { PageContext } from '../../web/route.ts';
import type { Wie } from '../actions/settings.ts';

export interface AfspraakSettings {
  beleid: BeleidInHuis;
  clock: Clock;
  baseUrls: readonly string[];
  pool: pg.Pool;
}

export const basisVan = (s: Pick<AfspraakSettings, 'baseUrls'>): string => new URL(s.baseUrls[0] ?? 'http://localhost').origin;

export const wieVan = (s: AfspraakSettings, c: PageContext, actor: Actor): Wie => ({
  actor,
  beleid: s.beleid,
  vandaag: c.vandaag,
  nu: c.nu,
  basis: basisVan(s),
});
