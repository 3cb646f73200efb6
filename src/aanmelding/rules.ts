// What an aanmelding must satisfy besides the shape of its fields. Pure.
import { findLaatsteDag, type Landelijk } from '../beleid/landelijk.ts';
import {
  type Datum,
  dagnummer,
  datum,
  isNa,
  isVoor,
  leeftijdOp,
  parseDatum,
  plusMaanden,
  toonDatum,
  toonKort,
} from '../kernel/datum.ts';
import type { Reden } from '../kernel/resultaat.ts';
import type { AanmeldingFeiten, Feit, FeitSoort, Klok, NieuwFeit } from './types.ts';

/** The oldest age that is believed; above it a birth date is a typing error. */
const OUDST = 120;
/** How long ago an aanmelding may have come in (keuze): older ones are looked at first. */
const MAANDEN_TERUG = 12;

/** Days that cannot be: born in the future or long ago, received in the future or before birth. ISO text; odd text is passed over. */
export function dagenVanAanmelding(o: { geboortedatum: string; ontvangen_op: string }, vandaag: Datum): Reden[] {
  const redenen: Reden[] = [];
  const geboren = parseDatum(o.geboortedatum);
  const ontvangen = parseDatum(o.ontvangen_op);
  if (ontvangen && isNa(ontvangen, vandaag))
    redenen.push({ veld: 'ontvangen_op', tekst: `De aanmelding kan niet later zijn dan vandaag, ${toonKort(vandaag)}.` });
  else if (ontvangen && isVoor(ontvangen, plusMaanden(vandaag, -MAANDEN_TERUG)))
    redenen.push({
      veld: 'ontvangen_op',
      tekst: `Deze dag ligt meer dan een jaar terug. Kijk het jaartal na, of vul de dag in waarop de inwoner zich opnieuw meldde.`,
    });
  if (geboren && isNa(geboren, vandaag))
    redenen.push({ veld: 'geboortedatum', tekst: 'De geboortedatum ligt in de toekomst. Kijk het jaartal na.' });
  else if (geboren && leeftijdOp(geboren, vandaag) > OUDST)
    redenen.push({
      veld: 'geboortedatum',
      tekst: `Met deze geboortedatum is iemand ouder dan ${OUDST} jaar. Kijk het jaartal na.`,
    });
  return redenen;
}

/**
 * Last day of the research after an aanmelding (Wmo 2015 art. 2.3.2 lid 1: six weeks); undefined outside the years for which the
 * holidays are known.
 */
export function onderzoekTot(landelijk: Landelijk, ontvangen: Datum): Datum | undefined {
  return findLaatsteDag(landelijk, 'onderzoek', ontvangen);
}

/** The fact of a kind that counts: the latest, unless it was taken back. */
export function feitVan(feiten: readonly Feit[], soort: FeitSoort): Feit | undefined {
  const laatste = feiten.findLast((feit) => feit.soort === soort);
  return laatste?.wat === 'vastgelegd' ? laatste : undefined;
}

/** Last day for the beschikking after a request (Wmo 2015 art. 2.3.5 lid 2); `ingestemdTot` (`jjjj-mm-dd`) is what the applicant agreed to (Awb 4:15). */
export function beschikkingTermijn(landelijk: Landelijk, aanvraag: Datum, ingestemdTot: string | undefined): Datum | undefined {
  return ingestemdTot === undefined ? findLaatsteDag(landelijk, 'beschikking', aanvraag) : datum(ingestemdTot);
}

/** Last day for the beschikking (Wmo 2015 art. 2.3.5 lid 2); later when the applicant agreed to that in writing (Awb 4:15 lid 2 onder a). */
export function beschikkingTot(landelijk: Landelijk, feiten: readonly Feit[]): Datum | undefined {
  const aanvraag = feitVan(feiten, 'aanvraag');
  if (!aanvraag) return undefined;
  const verdaging = feitVan(feiten, 'verdaging');
  const ingestemd = verdaging?.keuze === 'instemming' ? (verdaging.tot ?? undefined) : undefined;
  return beschikkingTermijn(landelijk, datum(aanvraag.dag), ingestemd);
}

type Deel = Pick<Klok, 'soort' | 'naam' | 'wie' | 'bron'> & {
  /** First day of the term; absent: the law gives no days. */
  van?: Datum | undefined;
  uiterlijk?: Datum | undefined;
  gedaanOp?: Datum | undefined;
  /** Not to be done yet, and why. */
  wacht?: string | undefined;
  /** Its day passed without anybody being late: the resident may still do it. */
  mag?: boolean;
  tekst?: string | undefined;
  feit?: FeitSoort;
};

/** All terms and duties of an aanmelding, in the order of the law, each with its day and how it stands on `vandaag`. */
export function klokkenVan(f: AanmeldingFeiten, landelijk: Landelijk, vandaag: Datum): Klok[] {
  const { ontvangenOp, feiten } = f;
  const dagVanFeit = (soort: FeitSoort): Datum | undefined => {
    const feit = feitVan(feiten, soort);
    return feit && datum(feit.dag);
  };
  const onderzoekKlaar = dagVanFeit('onderzoek-afgerond');
  const aanvraag = dagVanFeit('aanvraag');
  const verdaging = feitVan(feiten, 'verdaging');
  const antwoord = feitVan(feiten, 'ondersteuning-antwoord');
  const plan = f.plannen[0];
  const geenPlan = dagVanFeit('geen-plan');
  const planTot = findLaatsteDag(landelijk, 'persoonlijk-plan', ontvangenOp);
  const onderzoek = onderzoekTot(landelijk, ontvangenOp);
  const delen: Deel[] = [
    {
      soort: 'ontvangst',
      naam: 'Ontvangst van de melding bevestigen',
      wie: 'gemeente',
      bron: 'Wmo 2015 artikel 2.3.2, lid 1',
      gedaanOp: dagVanFeit('ontvangst-bevestigd'),
      feit: 'ontvangst-bevestigd',
    },
    {
      soort: 'plan',
      naam: 'Eigen plan van de inwoner',
      wie: 'inwoner',
      bron: 'Wmo 2015 artikel 2.3.2, lid 2',
      van: ontvangenOp,
      uiterlijk: planTot,
      gedaanOp: plan ?? geenPlan,
      mag: true,
      tekst: plan
        ? 'De inwoner gaf een eigen plan.'
        : geenPlan
          ? 'De inwoner maakt geen eigen plan.'
          : dagVanFeit('plan-uitgelegd')
            ? `Uitgelegd op ${toonDatum(dagVanFeit('plan-uitgelegd') ?? ontvangenOp)}. Na de zeven dagen mag een plan ook nog.`
            : 'Vertel de inwoner dat dit kan. Na de zeven dagen mag een plan ook nog.',
      feit: 'plan-uitgelegd',
    },
    {
      soort: 'ondersteuning',
      naam: 'Wijzen op gratis cliëntondersteuning',
      wie: 'gemeente',
      bron: 'Wmo 2015 artikel 2.3.2, lid 3, en artikel 2.2.4',
      uiterlijk: onderzoekKlaar,
      gedaanOp: dagVanFeit('ondersteuning-aangeboden'),
      tekst: antwoord ? ANTWOORD[antwoord.keuze] : 'Vóór het onderzoek, ook aan de mantelzorger.',
      feit: 'ondersteuning-aangeboden',
    },
    {
      soort: 'identiteit',
      naam: 'Identiteit vaststellen',
      wie: 'gemeente',
      bron: 'Wmo 2015 artikel 2.3.4',
      gedaanOp: dagVanFeit('identiteit'),
      tekst: ID_TEKST[feitVan(feiten, 'identiteit')?.keuze ?? ''],
      feit: 'identiteit',
    },
    {
      soort: 'onderzoek',
      naam: 'Onderzoek afronden',
      wie: 'gemeente',
      bron: 'Wmo 2015 artikel 2.3.2, lid 1',
      van: ontvangenOp,
      uiterlijk: onderzoek,
      gedaanOp: onderzoekKlaar,
      tekst:
        !onderzoekKlaar && onderzoek && isNa(vandaag, onderzoek)
          ? 'De zes weken zijn voorbij: de inwoner mag nu ook zonder onderzoek een aanvraag doen (artikel 2.3.2, lid 9).'
          : undefined,
      feit: 'onderzoek-afgerond',
    },
    {
      soort: 'verslag',
      naam: 'Verslag van het onderzoek geven',
      wie: 'gemeente',
      bron: 'Wmo 2015 artikel 2.3.2, lid 8',
      gedaanOp: dagVanFeit('verslag-gegeven'),
      wacht: onderzoekKlaar ? undefined : 'na het onderzoek',
      feit: 'verslag-gegeven',
    },
    {
      soort: 'aanvraag',
      naam: 'Aanvraag van de inwoner',
      wie: 'inwoner',
      bron: 'Wmo 2015 artikel 2.3.2, lid 9',
      gedaanOp: aanvraag ?? dagVanFeit('geen-aanvraag'),
      wacht: onderzoekKlaar || (onderzoek && isNa(vandaag, onderzoek)) ? undefined : 'na het onderzoek',
      mag: true,
      tekst: !aanvraag && dagVanFeit('geen-aanvraag') ? 'De inwoner vraagt niets aan.' : undefined,
      feit: 'aanvraag',
    },
    {
      soort: 'beschikking',
      naam: 'Beschikking geven',
      wie: 'gemeente',
      bron: 'Wmo 2015 artikel 2.3.5, lid 2',
      van: aanvraag,
      uiterlijk: beschikkingTot(landelijk, feiten),
      gedaanOp: f.besluitOp,
      wacht: aanvraag ? undefined : 'na de aanvraag',
      tekst:
        verdaging?.tot === undefined || verdaging.tot === null
          ? undefined
          : verdaging.keuze === 'instemming'
            ? `De inwoner stemde schriftelijk in met uitstel tot en met ${toonDatum(datum(verdaging.tot))} (Awb artikel 4:15, lid 2).`
            : `Aan de inwoner is gezegd: uiterlijk op ${toonDatum(datum(verdaging.tot))} (Awb artikel 4:14). De wettelijke termijn schuift daardoor niet op.`,
      feit: 'verdaging',
    },
  ];
  const geenAanvraag = !aanvraag && dagVanFeit('geen-aanvraag') !== undefined;
  return delen.map((deel) => {
    const klaar = f.afgerond || f.besluitOp !== undefined || (geenAanvraag && deel.soort === 'beschikking');
    return klokVan(deel, { vandaag, klaar });
  });
}

const klokVan = (d: Deel, o: { vandaag: Datum; klaar: boolean }): Klok => {
  const { vandaag } = o;
  const over = d.uiterlijk && dagnummer(d.uiterlijk) - dagnummer(vandaag);
  const basis = {
    soort: d.soort,
    naam: d.naam,
    wie: d.wie,
    bron: d.bron,
    feit: d.feit,
    uiterlijk: d.uiterlijk,
    gedaanOp: d.gedaanOp,
    tekst: d.tekst,
  };
  if (d.gedaanOp) {
    const telaat = !d.mag && d.uiterlijk !== undefined && isNa(d.gedaanOp, d.uiterlijk);
    return { ...basis, stand: telaat ? 'telaat-gedaan' : 'gedaan' };
  }
  // What nobody wrote down before the besluit is no longer owed.
  if (o.klaar) return { ...basis, stand: 'vervallen' };
  if (d.wacht !== undefined) return { ...basis, stand: 'nog-niet', tekst: d.tekst ?? `Begint ${d.wacht}.` };
  if (over === undefined) return { ...basis, stand: 'open' };
  const dag = d.van && dagnummer(vandaag) - dagnummer(d.van);
  const telling = { dagenOver: over, ...(dag !== undefined && dag >= 0 ? { dag } : {}) };
  if (over < 0) return { ...basis, ...telling, stand: d.mag ? 'verstreken' : 'telaat' };
  return { ...basis, ...telling, stand: 'open' };
};

/** What the resident says of support (Wmo 2015 art. 2.2.4). */
export const ANTWOORD: Readonly<Record<string, string>> = {
  wil: 'De inwoner wil cliëntondersteuning.',
  'wil-niet': 'De inwoner wil geen cliëntondersteuning.',
  'heeft-al': 'De inwoner heeft al iemand die meedenkt.',
  later: 'De inwoner wil er nog over nadenken.',
};

/** Documents of art. 1 Wet op de identificatieplicht. The kind is kept, never the number or a copy. */
export const ID_TEKST: Readonly<Record<string, string>> = {
  paspoort: 'Gezien: een paspoort.',
  identiteitskaart: 'Gezien: een identiteitskaart.',
  rijbewijs: 'Gezien: een rijbewijs.',
  verblijfsdocument: 'Gezien: een verblijfsdocument.',
};

export const VERDAGING_TEKST: Readonly<Record<string, string>> = {
  mededeling: 'We zeggen de inwoner wanneer de beschikking wel komt (Awb artikel 4:14)',
  instemming: 'De inwoner stemde schriftelijk in met uitstel (Awb artikel 4:15, lid 2)',
};

/** The answers that a kind of fact may have; absent: it has none. */
export const FEIT_KEUZES: Readonly<Partial<Record<FeitSoort, readonly string[]>>> = {
  'ondersteuning-antwoord': Object.keys(ANTWOORD),
  identiteit: Object.keys(ID_TEKST),
  verdaging: Object.keys(VERDAGING_TEKST),
};

/** Why a fact cannot be written down now, with the article and what to do. */
export function feitRedenen(nieuw: NieuwFeit, f: AanmeldingFeiten, o: { landelijk: Landelijk; vandaag: Datum }): Reden[] {
  const { soort } = nieuw;
  const dag = datum(nieuw.dag);
  const weiger = (veld: string, tekst: string): Reden[] => [{ veld, tekst }];
  if (isNa(dag, o.vandaag))
    return weiger('dag', `Deze dag ligt in de toekomst. Vul een dag in tot en met vandaag, ${toonKort(o.vandaag)}.`);
  if (soort !== 'identiteit' && isVoor(dag, f.ontvangenOp))
    return weiger('dag', `Deze dag ligt vóór de aanmelding. Vul een dag in vanaf ${toonKort(f.ontvangenOp)}.`);
  const keuzes = FEIT_KEUZES[soort];
  if (keuzes && !keuzes.includes(nieuw.keuze)) return weiger('keuze', 'Kies een van de antwoorden.');
  const onderzoekKlaar = feitVan(f.feiten, 'onderzoek-afgerond');
  const onderzoek = onderzoekTot(o.landelijk, f.ontvangenOp);
  switch (soort) {
    case 'onderzoek-afgerond': {
      const gewezen = feitVan(f.feiten, 'ondersteuning-aangeboden');
      if (!gewezen)
        return weiger(
          'dag',
          'Leg eerst vast dat je op gratis cliëntondersteuning hebt gewezen. Dat moet vóór het onderzoek (Wmo 2015 artikel 2.3.2, lid 3).',
        );
      return [];
    }
    case 'verslag-gegeven':
      if (!onderzoekKlaar) return weiger('dag', 'Leg eerst vast dat het onderzoek klaar is.');
      return isVoor(dag, datum(onderzoekKlaar.dag))
        ? weiger('dag', `Het onderzoek was klaar op ${toonKort(datum(onderzoekKlaar.dag))}. Vul een dag in vanaf die dag.`)
        : [];
    case 'aanvraag':
      if (onderzoekKlaar || (onderzoek && isNa(dag, onderzoek))) return [];
      return weiger(
        'dag',
        `Een aanvraag kan pas na het onderzoek, of als dat na zes weken niet klaar is${onderzoek ? `: vanaf ${toonKort(onderzoek.add({ days: 1 }))}` : ''} (Wmo 2015 artikel 2.3.2, lid 9). Leg eerst vast dat het onderzoek klaar is.`,
      );
    case 'verdaging': {
      const tot = nieuw.tot === undefined ? undefined : datum(nieuw.tot);
      const nu = beschikkingTot(o.landelijk, f.feiten);
      if (!feitVan(f.feiten, 'aanvraag')) return weiger('dag', 'Er is nog geen aanvraag, dus er is geen termijn om te verdagen.');
      if (f.besluitOp) return weiger('dag', 'De beschikking is al gegeven.');
      if (!tot) return weiger('tot', 'Vul in wanneer de beschikking er uiterlijk is.');
      if (nu && !isNa(tot, nu)) return weiger('tot', `De termijn loopt al tot en met ${toonKort(nu)}. Kies een latere dag.`);
      if (isVoor(tot, o.vandaag)) return weiger('tot', 'Deze dag is al voorbij. Kies een dag die nog komt.');
      return nieuw.toelichting === '' ? weiger('toelichting', 'Schrijf de reden op. Die komt in de brief aan de inwoner.') : [];
    }
    default:
      return [];
  }
}
