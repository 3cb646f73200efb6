import type { Indeling, Kolom } from './columns.ts';
import {
  leesBsn,
  leesDag,
  leesJaNee,
  leesMinuten,
  leesNummer,
  leesPostcode,
  leesSleutel,
  leesTekst,
  leesTrede,
  leesUitkering,
  leesVerplicht,
  normaliseNummer,
  type Veld,
} from './fields.ts';
import type { CsvRecord } from './lezer.ts';
import {
  type AanbiederRij,
  type Deel,
  type InwonerRij,
  MAX_VELD,
  type ResultaatRij,
  type Rij,
  type RijPerSoort,
  type Soort,
  type ToewijzingRij,
  type UrenRij,
} from './types.ts';

/** Types the records of a file, or refuses them with their line and reason; collects rows until they are asked for. */
export type Rijlezer = { neem(records: readonly CsvRecord[]): { aantal: number }; geef(): Deel };

export function maakRijlezer(indeling: Indeling): Rijlezer {
  switch (indeling.soort) {
    case 'aanbieders':
      return verzamel<'aanbieders'>(indeling, leesAanbieder, (rijen) => ({ soort: 'aanbieders', rijen }));
    case 'inwoners':
      return verzamel<'inwoners'>(indeling, leesInwoner, (rijen) => ({ soort: 'inwoners', rijen }));
    case 'toewijzingen':
      return verzamel<'toewijzingen'>(indeling, leesToewijzing, (rijen) => ({ soort: 'toewijzingen', rijen }));
    case 'uren':
      return verzamel<'uren'>(indeling, leesUrenRij, (rijen) => ({ soort: 'uren', rijen }));
    case 'resultaten':
      return verzamel<'resultaten'>(indeling, leesResultaat, (rijen) => ({ soort: 'resultaten', rijen }));
  }
}

function verzamel<S extends Soort>(
  indeling: Indeling,
  lees: (veld: (kolom: Kolom<S>) => string) => Veld<RijPerSoort[S]>,
  maakDeel: (rijen: Rij<RijPerSoort[S]>[]) => Deel,
): Rijlezer {
  let rijen: Rij<RijPerSoort[S]>[] = [];
  const typeer = ({ regel, velden, fout }: CsvRecord): Rij<RijPerSoort[S]> => {
    const mis = fout ?? controleerVorm(velden, indeling.aantal);
    if (mis !== undefined) return { regel, afwijzing: { regel, reden: 'regel-onleesbaar', tekst: mis } };
    const rij = lees((kolom) => velden[indeling.plaats.get(kolom) ?? -1] ?? '');
    return rij.ok ? { regel, waarde: rij.waarde } : { regel, afwijzing: { regel, reden: rij.reden, tekst: rij.tekst } };
  };
  return {
    neem: (records) => {
      for (const record of records) rijen.push(typeer(record));
      return { aantal: rijen.length };
    },
    geef: () => {
      const deel = maakDeel(rijen);
      rijen = [];
      return deel;
    },
  };
}

/** A column too many shifts what follows it (an unquoted comma in a number): such a row is not read. Trailing empty ones are harmless. */
function controleerVorm(velden: readonly string[], aantal: number): string | undefined {
  if (velden.length > aantal && velden.slice(aantal).some((veld) => veld.trim() !== '')) {
    return `De regel heeft ${velden.length} kolommen en de kop ${aantal}. Zet een veld met een scheidingsteken erin tussen aanhalingstekens.`;
  }
  if (velden.some((veld) => veld.length > MAX_VELD)) return `Een veld op deze regel is langer dan ${MAX_VELD} tekens.`;
  return undefined;
}

function leesAanbieder(veld: (kolom: Kolom<'aanbieders'>) => string): Veld<AanbiederRij> {
  const agb = leesSleutel(veld('agb'), 'De AGB-code');
  if (!agb.ok) return agb;
  if (!/^\d{8}$/.test(agb.waarde)) {
    return { ok: false, reden: 'regel-onleesbaar', tekst: 'De AGB-code moet uit 8 cijfers bestaan.' };
  }
  const naam = leesVerplicht(veld('naam'), 'De naam van de aanbieder');
  if (!naam.ok) return naam;
  return {
    ok: true,
    waarde: {
      agb: agb.waarde,
      naam: naam.waarde,
      sector: leesTekst(veld('sector')),
      postcode: leesPostcode(veld('postcode')),
      woonplaats: leesTekst(veld('woonplaats')),
    },
  };
}

function leesInwoner(veld: (kolom: Kolom<'inwoners'>) => string): Veld<InwonerRij> {
  const bsn = leesBsn(veld('bsn'));
  if (!bsn.ok) return bsn;
  const geboortedatum = leesDag(veld('geboortedatum'), 'geboortedatum');
  if (!geboortedatum.ok) return geboortedatum;
  const tredeDatum = leesDag(veld('trede_datum'), 'datum van de trede');
  if (!tredeDatum.ok) return tredeDatum;
  if (tredeDatum.waarde < geboortedatum.waarde) {
    return { ok: false, reden: 'datum-ongeldig', tekst: 'De datum van de trede ligt voor de geboortedatum.' };
  }
  const trede = leesTrede(veld('trede'), 'trede');
  if (!trede.ok) return trede;
  const achternaam = leesVerplicht(veld('achternaam'), 'De achternaam');
  if (!achternaam.ok) return achternaam;
  const uitkering = leesUitkering(veld('uitkering'));
  if (!uitkering.ok) return uitkering;
  return {
    ok: true,
    waarde: {
      bsn: bsn.waarde,
      voornaam: veld('voornaam').trim(),
      voorvoegsel: leesTekst(veld('voorvoegsel')),
      achternaam: achternaam.waarde,
      geboortedatum: geboortedatum.waarde,
      straat: leesTekst(veld('straat')),
      huisnummer: leesTekst(veld('huisnummer')),
      postcode: leesPostcode(veld('postcode')),
      woonplaats: leesTekst(veld('woonplaats')),
      uitkering: uitkering.waarde,
      // AP12 is about a benefit: without one there is nobody to agree.
      toestemmingUitkering: uitkering.waarde === null ? null : leesJaNee(veld('toestemming_uitkering')),
      trede: trede.waarde,
      tredeDatum: tredeDatum.waarde,
    },
  };
}

function leesToewijzing(veld: (kolom: Kolom<'toewijzingen'>) => string): Veld<ToewijzingRij> {
  const bsn = leesBsn(veld('bsn'));
  if (!bsn.ok) return bsn;
  const van = leesDag(veld('ingangsdatum'), 'ingangsdatum');
  if (!van.ok) return van;
  const tot = leesDag(veld('einddatum'), 'einddatum');
  if (!tot.ok) return tot;
  if (tot.waarde < van.waarde) return { ok: false, reden: 'datum-ongeldig', tekst: 'De einddatum ligt voor de ingangsdatum.' };
  const doel = veld('doel_trede').trim() === '' ? null : leesTrede(veld('doel_trede'), 'doeltrede');
  if (doel && !doel.ok) return doel;
  const week = veld('uren_per_week').trim() === '' ? null : leesMinuten(veld('uren_per_week'), 'uren per week');
  if (week && !week.ok) return week;
  if (week && week.waarde > 7 * 24 * 60) {
    return { ok: false, reden: 'uren-ongeldig', tekst: 'Er staan meer uren per week dan een week heeft.' };
  }
  const nummer = leesNummer(veld('nummer'));
  if (!nummer.ok) return nummer;
  return {
    ok: true,
    waarde: {
      nummer: nummer.waarde,
      bsn: bsn.waarde,
      agb: veld('aanbieder_agb').trim(),
      product: veld('product').trim(),
      van: van.waarde,
      tot: tot.waarde,
      minutenPerWeek: week ? week.waarde : null,
      doelTrede: doel ? doel.waarde : null,
    },
  };
}

function leesUrenRij(veld: (kolom: Kolom<'uren'>) => string): Veld<UrenRij> {
  const bsn = leesBsn(veld('bsn'));
  if (!bsn.ok) return bsn;
  const datum = leesDag(veld('datum'), 'datum');
  if (!datum.ok) return datum;
  const minuten = leesMinuten(veld('uren'), 'uren');
  if (!minuten.ok) return minuten;
  const regelId = leesSleutel(veld('regel_id'), 'Het regelnummer');
  if (!regelId.ok) return regelId;
  return {
    ok: true,
    waarde: {
      regelId: regelId.waarde,
      toewijzing: normaliseNummer(veld('toewijzing')),
      bsn: bsn.waarde,
      datum: datum.waarde,
      minuten: minuten.waarde,
    },
  };
}

function leesResultaat(veld: (kolom: Kolom<'resultaten'>) => string): Veld<ResultaatRij> {
  const datum = leesDag(veld('datum'), 'datum');
  if (!datum.ok) return datum;
  const bereikteTrede = leesTrede(veld('bereikte_trede'), 'bereikte trede');
  if (!bereikteTrede.ok) return bereikteTrede;
  return {
    ok: true,
    waarde: {
      toewijzing: normaliseNummer(veld('toewijzing')),
      datum: datum.waarde,
      bereikteTrede: bereikteTrede.waarde,
      akkoordGemeente: leesJaNee(veld('akkoord_gemeente')),
    },
  };
}
