// From what was typed to a melding, or everything that is wrong with it. Pure.

import { voegSamen } from '../inwoner/index.ts';
import type { Datum } from '../kernel/datum.ts';
import type { Reden } from '../kernel/resultaat.ts';
import { parseForm } from '../web/form-data.ts';
import { meldingSamenhang } from './rules.ts';
import { MeldingForm } from './types.ts';
import { type Getypt, gevraagdeVelden } from './vragen.ts';

/** Order of the fields, for a summary on top of a page. */
export const meldingVolgorde: readonly string[] = Object.keys(MeldingForm.shape);

/** Only what is asked on this path: `zelf` by the answer to who somebody is. */
export const alleenGevraagd = (getypt: Getypt): Record<string, string> => {
  const uit: Record<string, string> = {};
  for (const veld of gevraagdeVelden(getypt)) {
    const waarde = getypt[veld];
    if (waarde !== undefined) uit[veld] = waarde;
  }
  return uit;
};

/** Something was typed, and what is wrong with it is told already. */
const ONLEESBAAR = '-';

/** Every fault at once, each at its field. */
export const leesMelding = (
  getypt: Getypt,
  vandaag: Datum,
): { ok: true; waarde: MeldingForm } | { ok: false; redenen: Reden[] } => {
  const gevraagd = alleenGevraagd(getypt);
  const gelezen = parseForm(MeldingForm, gevraagd);
  // What one field says of another is told together with what is wrong with a field by itself: that one is passed over here.
  const los: Record<string, string> = {};
  for (const [veld, schema] of Object.entries(MeldingForm.shape)) {
    const een = schema.safeParse(gevraagd[veld]);
    if (een.success && een.data !== undefined) los[veld] = een.data;
    else if (gevraagd[veld]) los[veld] = ONLEESBAAR;
  }
  const samenhang = meldingSamenhang(los, vandaag);
  const redenen = voegSamen(meldingVolgorde, gelezen.ok ? [] : gelezen.redenen, samenhang);
  if (!gelezen.ok) return { ok: false, redenen };
  return redenen.length === 0 ? { ok: true, waarde: gelezen.waarde } : { ok: false, redenen };
};
