/** Moments of what is around a dossier: a new question, appointments, a measurement, the orientation centre, the plan, two dossiers of one person, access. */
import type { Answer, Bezoeker } from '../house.ts';
import { put, type World } from '../rechten/world.ts';
import { leesFormulieren } from './html.ts';
import { bericht, ingevuld } from './invullen.ts';
import { stuur } from './slagveld.ts';

type Erbij = (naam: string, delen: Record<string, number>) => void;

/** Fills in the form of a page as a person would, with one of its buttons, and sends it. */
const vulIn = async (world: World, wie: Bezoeker, pagina: string, actie: string, knop?: string): Promise<Answer> => {
  const formulier = leesFormulieren((await wie.get(pagina)).text).find((een) => een.actie === actie);
  if (!formulier) throw new Error(`op ${pagina} staat geen formulier naar ${actie}`);
  const paren = [{ naam: '_sleutel', waarde: wie.sleutel() }, ...ingevuld(formulier, knop)];
  const uit = await stuur(world, { methode: 'POST', pad: actie, wie, ...bericht(formulier, paren) });
  if (uit.status !== 303) throw new Error(`${actie} is niet aangenomen: ${uit.status}`);
  return uit;
};

/** Appointments of the centre: to choose a moment for, to come, over, and one where nobody came; and one to which it is invited. */
const maakCentrumAfspraken = async (
  { h, wie, kant, centrum }: World,
  erbij: Erbij,
  van: { gemeente_id: number; inwoner_id: number; consulent_id: number; orientatie_id: number },
): Promise<void> => {
  const { orientatie_id, ...rij } = van;
  const bij = { ...rij, centrum_id: centrum.eigen };
  const maak = (anders: Record<string, string | number | boolean | null>) =>
    put(h, 'afspraak', {
      ...bij,
      orientatie_id,
      adviseur_id: wie.orientatie.gebruikerId,
      van_centrum: true,
      soort: 'orientatie',
      vorm: 'locatie',
      plaats: 'Het centrum',
      minuten: 60,
      status: 'vast',
      door: wie.orientatie.gebruikerId,
      ...anders,
    });
  const { gebruiker } = kant.eigen;
  for (const [naam, anders] of Object.entries({
    voorgesteld: { status: 'voorgesteld', begin: null },
    komt: { begin: '2099-12-07 10:00+01' },
    voorbij: { begin: '2026-11-19 10:00+01' },
    gemist: { begin: '2026-11-18 10:00+01' },
    uitgenodigd: { status: 'voorgesteld', begin: null, van_centrum: false, met_consulent: true, door: gebruiker },
  })) {
    const afspraak = await maak(anders);
    if (anders.begin === null)
      await put(h, 'afspraakmoment', {
        ...bij,
        afspraak_id: afspraak,
        ronde: 1,
        begin: '2099-12-07 10:00+01',
        van: naam === 'uitgenodigd' ? 'consulent' : 'inwoner',
        door: gebruiker,
      });
    if (naam === 'gemist') {
      const pad = `/verwezen/${van.inwoner_id}/afspraken/${afspraak}/uitkomst`;
      const uit = await wie.orientatie.post(pad, { uitkomst: 'niet', reden: 'vergeten', _versie: '1' });
      if (uit.status !== 303) throw new Error(`de uitkomst bij het centrum is niet aangenomen: ${uit.status}`);
    }
    erbij(`centrumafspraak-${naam}`, { inwoner: van.inwoner_id, centrumafspraak: afspraak, afspraak });
  }
};

/** `inwoner` makes one of the own caseload. */
export const maakDossierstanden = async (
  world: World,
  erbij: Erbij,
  inwoner: (achternaam: string) => Promise<number>,
): Promise<void> => {
  const { h, wie, kant, centrum } = world;
  const { eigen } = kant;
  const door = eigen.gebruiker;
  const van = (inwoner_id: number) => ({ gemeente_id: eigen.gemeenteId, inwoner_id, consulent_id: door });
  const zelf = { ...van(eigen.inwoner), aanbieder_id: eigen.aanbieder };

  // Somebody who asks for something new, so that the steps of a first talk stand on the own page again.
  const aanmelding_id = await put(h, 'aanmelding', {
    ...van(eigen.inwoner),
    ontvangen_op: '2026-11-16',
    aangemeld_door: 'inwoner',
    vraag: 'Ik wil meer doen.',
    vastgelegd_door: door,
  });
  const ook = { ...van(eigen.inwoner), aanmelding_id, door };
  await put(h, 'aanmeldingfeit', { ...ook, soort: 'identiteit', dag: '2026-11-17', keuze: 'paspoort' });
  await put(h, 'persoonlijkplan', { ...ook, ik_wil: 'Ik wil werken.', ontvangen_op: '2026-11-17' });

  // An appointment to choose a moment for, one that is over, and one where nobody came.
  const afspraak = (anders: Record<string, string | number | null>) =>
    put(h, 'afspraak', {
      ...zelf,
      toewijzing_id: eigen.toewijzing,
      begeleider_id: wie.aanbieder.gebruikerId,
      soort: 'evaluatie',
      vorm: 'locatie',
      plaats: 'Werkplaats',
      minuten: 45,
      door,
      ...anders,
    });
  const voorstel = await afspraak({ status: 'voorgesteld', begin: null });
  for (const dag of ['07', '08'])
    await put(h, 'afspraakmoment', {
      ...zelf,
      afspraak_id: voorstel,
      ronde: 1,
      begin: `2099-12-${dag} 10:00+01`,
      van: 'consulent',
      door,
    });
  erbij('afspraak-voorgesteld', { inwoner: eigen.inwoner, afspraak: voorstel });
  const voorbij = await afspraak({ status: 'vast', begin: '2026-11-19 10:00+01' });
  erbij('afspraak-voorbij', { inwoner: eigen.inwoner, afspraak: voorbij });
  const gemist = await afspraak({ status: 'vast', begin: '2026-11-18 10:00+01' });
  const uitkomst = await wie.consulent.post(`/dossier/${eigen.inwoner}/afspraken/${gemist}/uitkomst`, {
    uitkomst: 'niet',
    reden: 'vergeten',
    _versie: '1',
  });
  if (uitkomst.status !== 303) throw new Error(`de uitkomst is niet aangenomen: ${uitkomst.status}`);
  erbij('afspraak-gemist', { inwoner: eigen.inwoner, afspraak: gemist });

  // A measurement that somebody is busy with, and one that the resident sees otherwise.
  const gemeten = await inwoner('Gemeten');
  const zrm = `/dossier/${gemeten}/zrm/nieuw`;
  await vulIn(world, wie.consulent, zrm, zrm, 'verder');
  const meting = await put(h, 'zrm', { ...van(gemeten), peildatum: '2026-06-02', instrument: '2017', door });
  await put(h, 'zrmscore', { ...van(gemeten), zrm_id: meting, domein: 'financien', score: 2 });
  const kijk = await put(h, 'inwonerkijk', { ...van(gemeten), zrm_id: meting, tekst: 'Ik zie dat anders.' });
  erbij('zrm-bezig', { inwoner: gemeten, meting, kijk });

  // A hand-over that may leave, one that left, one that came back.
  const mag = { toestemming: true, toestemming_mee: '{contact}', toestemming_op: '2026-11-02', toestemming_door: 'inwoner' };
  const pakket = { titel: 'x', gemeente: 'x', partij: 'x', opgesteld: 'x', waarom: 'x', contactpersoon: 'x', delen: [] };
  const weg = {
    ...mag,
    verstuurd_op: '2026-11-03',
    verstuurd_hoe: 'Gesprek.',
    antwoord_tot: '2026-11-20',
    pakket: JSON.stringify(pakket),
  };
  for (const [naam, anders] of Object.entries({
    toegestaan: mag,
    verstuurd: weg,
    terug: { ...weg, uitkomst: 'teruggegeven', uitkomst_op: '2026-11-10', uitkomst_tekst: 'Vol.' },
  })) {
    const id = await inwoner(`Overdracht ${naam}`);
    const overdracht = await put(h, 'overdracht', {
      ...van(id),
      partij: 'lucrato',
      partij_naam: 'Lucrato',
      partij_bron: 'BR inleiding',
      waarom: 'Zicht op werk.',
      mee: '{contact}',
      gevraagd_op: '2026-11-01',
      door,
      ...anders,
    });
    erbij(`overdracht-${naam}`, { inwoner: id, overdracht });
  }

  // Orientation: asked for, referred, met, begun, and advised and talked over.
  const regeling_id = h.beleid.regelingen(eigen.gemeenteId)[0]?.id ?? 0;
  const verwezen = { aanbieder_id: centrum.eigen, verwezen_op: '2026-10-01' };
  // An older kennismaking is a day and a text.
  const kennis = { ...verwezen, kennismaking_op: '2026-10-08', kennismaking_waar: 'Het centrum' };
  for (const [naam, anders] of Object.entries({
    gevraagd: { gevraagd_door: 'inwoner' },
    verwezen,
    gepland: kennis,
    gestart: { ...kennis, gestart_op: '2026-10-12' },
    besproken: { ...kennis, gestart_op: '2026-09-01' },
    gestopt: { ...kennis, gestopt_op: '2026-11-12', gestopt_reden: 'Kwam niet meer.', nakijken: true },
  })) {
    const id = await inwoner(`Oriëntatie ${naam}`);
    const toegang_id =
      naam === 'gevraagd'
        ? null
        : await put(h, 'orientatietoegang', {
            ...van(id),
            aanbieder_id: centrum.eigen,
            reden: 'Weet nog niet welk werk past.',
            periode: '[2026-01-01,2100-01-01)',
            deelt: '{}',
            door,
          });
    const orientatie = await put(h, 'orientatie', {
      ...van(id),
      regeling_id,
      product: 'orientatie',
      gevraagd_door: 'consulent',
      gevraagd_op: '2026-08-20',
      vraag: 'Welk werk past?',
      toegang_id,
      door,
      ...anders,
    });
    // The centre and the municipality write to each other: one thread waits for the centre.
    if (naam === 'gestart') {
      const overleg = await put(h, 'overleg', {
        ...van(id),
        met_inwoner: false,
        centrum_id: centrum.eigen,
        onderwerp: 'Hoe gaat het?',
        begonnen_door: door,
      });
      await put(h, 'overlegbericht', {
        ...van(id),
        overleg_id: overleg,
        met_inwoner: false,
        van: 'gemeente',
        tekst: 'Lukt het met de trein?',
        door,
      });
      erbij('overleg-met-centrum', { inwoner: id, draad: overleg });
    }
    if (naam === 'gestart') await maakCentrumAfspraken(world, erbij, { ...van(id), orientatie_id: orientatie });
    if (naam === 'besproken')
      await put(h, 'orientatieadvies', {
        ...van(id),
        orientatie_id: orientatie,
        aanbieder_id: centrum.eigen,
        nummer: 1,
        werkplek: 'Werk met mensen.',
        opleiding: 'Een cursus gastheer.',
        vervolg: 'Kijken bij een buurthuis.',
        kort: 'Werk met mensen past bij je.',
        gegeven_op: '2026-11-02',
        besproken_op: '2026-11-09',
        door,
      });
    erbij(`orientatie-${naam}`, { inwoner: id, orientatie, ...(toegang_id === null ? {} : { orientatietoegang: toegang_id }) });
  }

  // A plan that waits for an answer, and one that is being made, with a goal of its own.
  const plan = await put(h, 'plan', {
    ...van(eigen.inwoner),
    nummer: 900_001,
    status: 'voorgelegd',
    aanleiding: 'evaluatie',
    woorden: '{}',
    voorgelegd_op: '2026-11-16',
    door,
  });
  await put(h, 'plandoel', { ...zelf, plan_id: plan, doel_id: eigen.doel, stand: 'blijft' });
  for (const partij of [{ wie: 'inwoner', aanbieder_id: null }, { wie: 'aanbieder' }])
    await put(h, 'planpartij', { ...zelf, plan_id: plan, nummer: 900_001, voorgelegd_op: '2026-11-16', open: true, ...partij });
  erbij('plan-voorgelegd', { inwoner: eigen.inwoner, plan });
  const maker = await inwoner('Planmaker');
  const concept = await put(h, 'plan', {
    ...van(maker),
    nummer: 1,
    status: 'concept',
    aanleiding: 'eerste',
    woorden: '{}',
    door,
  });
  const doel = await put(h, 'doel', { ...van(maker), soort: 'werknemersvaardigheden', tekst: 'Op tijd komen', stand: 'concept' });
  await put(h, 'plandoel', { ...van(maker), plan_id: concept, doel_id: doel, stand: 'nieuw' });
  erbij('plan-concept', { inwoner: maker, plan: concept, doel });

  // Two dossiers of one person: proposed, and made one.
  for (const naam of ['voorgesteld', 'samengevoegd']) {
    const [blijft, weg] = [await inwoner(`Dubbel ${naam}`), await inwoner(`Dubel ${naam}`)];
    const gezet = await wie.consulent.post(`/dossier/${blijft}/dubbel/voorstel`, {
      ander: String(weg),
      blijft: 'dit',
      reden: 'Paspoort gezien.',
    });
    const { rows } = await h.owner.query<{ id: number }>('select id from samenvoeging where weg_id = $1', [weg]);
    const samenvoeging = rows[0]?.id ?? 0;
    if (samenvoeging === 0) throw new Error(`er is geen voorstel om samen te voegen: ${gezet.status}`);
    const pad = `/samenvoegen/${samenvoeging}`;
    if (naam === 'samengevoegd') await vulIn(world, wie.teammanager, pad, pad);
    erbij(naam, { samenvoeging });
  }

  // An access in an emergency that is still open; of the teammanager, who reads the dossier all the same.
  const nood = await inwoner('Nood');
  erbij('nood', {
    noodtoegang: await put(h, 'noodtoegang', {
      ...van(nood),
      gebruiker_id: wie.teammanager.gebruikerId,
      rol: 'teammanager',
      reden: 'inwoner-vraagt',
      toelichting: 'Stond aan de balie.',
      begonnen_op: new Date(Date.now() - 60_000).toISOString(),
      verloopt_op: new Date(Date.now() + 20 * 3_600_000).toISOString(),
    }),
  });

  // A division that is being looked over, and one that is under way.
  for (const status of ['concept', 'bezig']) {
    const id = await inwoner(`Verdeeld ${status}`);
    const verdeling = await put(h, 'verdeling', {
      gemeente_id: eigen.gemeenteId,
      door: wie.teammanager.gebruikerId,
      status,
      naar: `{${door}}`,
    });
    await h.owner.query(
      'insert into verdelingregel (gemeente_id, verdeling_id, inwoner_id, van_id, naar_id) values ($1, $2, $3, $4, 0)',
      [eigen.gemeenteId, verdeling, id, door],
    );
    erbij(`verdeling-${status}`, { verdeling });
  }
};
