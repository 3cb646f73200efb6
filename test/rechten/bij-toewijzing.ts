/** Of each toewijzing of the world: a plan, an appointment, a report, what changed, and the duties that come of it. */
import type { House } from '../house.ts';

type Zet = (h: House, tabel: string, rij: Record<string, string | number | boolean | null | Buffer>) => Promise<number>;

/** Ids by the name that they have in a path. */
export interface BijToewijzing {
  plan: number;
  mens: number;
  kloptniet: number;
  afspraak: number;
  voortgang: number;
  verandering: number;
}

export const maakBijToewijzing = async (
  put: Zet,
  h: House,
  van: { gemeente_id: number; inwoner_id: number; consulent_id: number },
  o: { toewijzing: number; aanbieder: number; door: number; doel: number; regelingId: number },
): Promise<BijToewijzing> => {
  const { door } = o;
  const consulentId = van.consulent_id;
  const bij = { ...van, toewijzing_id: o.toewijzing, aanbieder_id: o.aanbieder };
  const vanConsulent = { ...van, door: consulentId };
  await put(h, 'planwoord', { ...vanConsulent, veld: 'ik-wil', tekst: 'Onder de mensen zijn', getypt: 'consulent' });
  const plan = await put(h, 'plan', { ...vanConsulent, nummer: bij.toewijzing_id, status: 'vervangen', aanleiding: 'eerste' });
  const bijPlan = { ...van, plan_id: plan, aanbieder_id: bij.aanbieder_id };
  await put(h, 'plandoel', { ...bijPlan, doel_id: o.doel, stand: 'nieuw' });
  await put(h, 'planpartij', {
    ...bijPlan,
    wie: 'aanbieder',
    nummer: bij.toewijzing_id,
    voorgelegd_op: '2026-07-01',
    open: false,
  });
  await put(h, 'planantwoord', { ...bijPlan, wie: 'aanbieder', akkoord: true, getypt: 'aanbieder', door });
  const mens = await put(h, 'betrokkene', { ...vanConsulent, naam: 'Joke', rol: 'jobcoach', sinds: '2026-01-01' });
  await put(h, 'vastcontact', { ...vanConsulent, wie: 'consulent', naam: 'Joke', sinds: '2026-01-01', tot: '2026-02-01' });
  const kloptniet = await put(h, 'betrokkenemelding', { ...vanConsulent, betreft: 'Joke', tekst: 'Zij helpt niet meer' });
  const afspraak = await put(h, 'afspraak', {
    ...bij,
    begeleider_id: door,
    soort: 'evaluatie',
    vorm: 'locatie',
    plaats: 'Werkplaats',
    begin: '2026-12-02 10:00+01',
    minuten: 45,
    status: 'vast',
    door: consulentId,
  });
  const bijAfspraak = { ...van, aanbieder_id: bij.aanbieder_id, afspraak_id: afspraak };
  const moment = await put(h, 'afspraakmoment', {
    ...bijAfspraak,
    ronde: 1,
    begin: '2026-12-02 10:00+01',
    van: 'consulent',
    door: consulentId,
  });
  await put(h, 'afspraakantwoord', { ...bijAfspraak, moment_id: moment, van: 'aanbieder', kan: true, door });
  await put(h, 'afspraakgebeurtenis', { ...bijAfspraak, wat: 'gemaakt', van: 'consulent', door: consulentId });
  await put(h, 'afspraakbericht', {
    ...bijAfspraak,
    aan: 'inwoner',
    soort: 'uitnodiging',
    onderwerp: 'x',
    inhoud: '{}',
    door: consulentId,
  });
  await put(h, 'afspraakvoorkeur', { ...van, herinneren: true, door: consulentId });
  const voortgang = await put(h, 'voortgang', {
    ...bij,
    datum: '2026-10-20',
    hoe_gaat_het: 'goed',
    tekst: 'Het gaat goed.',
    door,
  });
  const verandering = await put(h, 'toewijzingwijziging', {
    ...bij,
    soort: 'plaats',
    van: '2026-11-01',
    looptijd_voor: '[2026-07-01,2027-01-01)',
    looptijd_na: '[2026-07-01,2027-01-01)',
    reden: 'past-beter',
    door,
  });
  await put(h, 'verlengverzoek', {
    ...bij,
    voortgang_id: voortgang,
    tot: '2027-06-30',
    reden: 'Meer tijd nodig.',
    gevraagd_op: '2026-11-20',
    gevraagd_door: door,
  });
  await put(h, 'plichtafdoening', { ...bij, soort: 'evaluatiegesprek', wat: 'gepland', dag: '2026-12-01', door });
  await put(h, 'plichtstand', {
    ...bij,
    soort: 'resultaat-melden',
    nr: 0,
    wie: 'aanbieder',
    dag: '2027-01-01',
    stand: 'open',
    product: 'wm-werkplek-3',
    regeling_id: o.regelingId,
    looptijd: '[2026-07-01,2027-01-01)',
  });
  await put(h, 'plichtverschil', {
    ...bij,
    soort: 'voortgangsbericht',
    naam: 'Bericht',
    oud: '2026-12-01',
    nieuw: '2026-12-15',
    reden: '14 dagen opgeschort',
  });
  await put(h, 'plichtescalatie', {
    ...van,
    van_dossier: van.inwoner_id,
    toewijzing_id: bij.toewijzing_id,
    soort: 'voortgangsbericht',
    dag: '2026-11-01',
    naar: 'teammanager',
  });
  await put(h, 'herinneringstop', { ...van, wat: 'gestopt', reden: 'Heeft al gebeld.', door: consulentId });
  return { plan, mens, kloptniet, afspraak, voortgang, verandering };
};
