/** Moments of what is decided: a besluit before somebody who signs, an objection at each step, a change for many, a dossier past its term. */
import { findProduct } from '../../src/beleid/index.ts';
import { datum } from '../../src/kernel/datum.ts';
import { maakToewijzing } from '../factories.ts';
import { type Kant, put, type World } from '../rechten/world.ts';

interface Middelen {
  /** Makes somebody of the own caseload. */
  inwoner(achternaam: string): Promise<number>;
  /** As `inwoner`, with a toets. */
  getoetst(achternaam: string): Promise<{ inwoner: number; toets: number }>;
  /** As `getoetst`, with a besluit that is not made known yet. */
  besloten(achternaam: string): Promise<Partial<Kant>>;
  /** The form of a besluit, filled in so that it can be taken. */
  besluitVorm(toets: number): Record<string, string>;
}

export const maakBesluitstanden = async (
  world: World,
  erbij: (naam: string, ids: Partial<Kant>) => void,
  { inwoner, getoetst, besloten, besluitVorm }: Middelen,
): Promise<void> => {
  const { h, wie, kant } = world;
  const { eigen } = kant;
  const regeling_id = h.beleid.regelingen(eigen.gemeenteId)[0]?.id ?? 0;
  const van = (inwoner_id: number) => ({ gemeente_id: eigen.gemeenteId, inwoner_id, consulent_id: eigen.gebruiker });

  // Somebody else who may sign: the teammanager, by a mandate of the college.
  await put(h, 'mandaat', {
    gemeente_id: eigen.gemeenteId,
    functie: 'teammanager-wmo',
    verleend_door: 'college',
    handeling: 'beschikking-verlenen',
    bereik: 'Werkt mee',
    geldig: '[2021-01-01,)',
    bron: 'BR besluit 1',
  });
  for (const naam of ['concept', 'voorgelegd']) {
    const { inwoner: id, toets } = await getoetst(`Besluit ${naam}`);
    const bewaard = await wie.consulent.post(`/dossier/${id}/besluit/concept`, besluitVorm(toets));
    const besluitconcept = Number(/\/concept\/(\d+)$/.exec(bewaard.location ?? '')?.[1] ?? 0);
    if (besluitconcept === 0) throw new Error(`het concept van een besluit is niet bewaard: ${bewaard.status}`);
    if (naam === 'voorgelegd') {
      const velden = { tekenaar: String(wie.teammanager.gebruikerId), _versie: '1' };
      const uit = await wie.consulent.post(`/dossier/${id}/besluit/concept/${besluitconcept}/voorleggen`, velden);
      if (uit.status !== 303) throw new Error(`het concept is niet voorgelegd: ${uit.status}`);
    }
    erbij(`besluit-${naam}`, { inwoner: id, besluitconcept });
  }

  // A change of what runs, and its end: kept, and before somebody who signs.
  const verandert: readonly (readonly [naam: string, vorm: Record<string, string>])[] = [
    ['wijziging', { daad: 'uren', van: '07-12-2026', urenPerWeek: '8' }],
    ['wijziging-voorgelegd', { daad: 'opschorten', van: '07-12-2026', tot: '20-12-2026' }],
    ['einde-voorgelegd', { daad: 'beeindigen', einde: '31-12-2026' }],
  ];
  for (const [naam, vorm] of verandert) {
    const id = await inwoner(`Besluit ${naam}`);
    const t = await maakToewijzing(h, { inwonerId: id, aanbiederId: eigen.aanbieder, van: '2026-09-01', tot: '2027-02-28' });
    const bewaard = await wie.consulent.post(`/dossier/${id}/besluit/concept`, {
      ...vorm,
      reden: 'anders',
      toelichting: 'Zo spraken we het af.',
      wijzigt: String(t.id),
    });
    const besluitconcept = Number(/\/concept\/(\d+)$/.exec(bewaard.location ?? '')?.[1] ?? 0);
    if (besluitconcept === 0) throw new Error(`het concept van een verandering is niet bewaard: ${bewaard.status}`);
    if (naam !== 'wijziging') {
      const velden = { tekenaar: String(wie.teammanager.gebruikerId), _versie: '1' };
      const uit = await wie.consulent.post(`/dossier/${id}/besluit/concept/${besluitconcept}/voorleggen`, velden);
      if (uit.status !== 303) throw new Error(`de verandering is niet voorgelegd: ${uit.status}`);
    }
    erbij(`besluit-${naam}`, { inwoner: id, toewijzing: t.id, besluitconcept });
  }

  // Taken with the resident: asked, and not asked yet. No product of the own municipality wants that.
  const samen = h.beleid.dichtstbij(eigen.gemeenteId, datum('2026-11-22'));
  const eigenlijk = samen && findProduct(samen.regeling, 'wm-ontwikkeling-4')?.besluit;
  if (!eigenlijk) throw new Error('geen besluit bij wm-ontwikkeling-4');
  eigenlijk.samenMet = ['inwoner'];
  for (const gevraagd of [false, true]) {
    const { inwoner: id, toets } = await getoetst(`Samen ${gevraagd ? 'gevraagd' : 'begonnen'}`);
    const bewaard = await wie.consulent.post(`/dossier/${id}/besluit/concept`, {
      ...besluitVorm(toets),
      product: 'wm-ontwikkeling-4',
      urenPerWeek: '',
      doelTrede: '4',
    });
    const besluitconcept = Number(/\/concept\/(\d+)$/.exec(bewaard.location ?? '')?.[1] ?? 0);
    if (besluitconcept === 0) throw new Error(`het concept van een besluit is niet bewaard: ${bewaard.status}`);
    if (!gevraagd) {
      erbij('besluit-samen', { inwoner: id, besluitconcept });
      continue;
    }
    const velden = { wie: 'inwoner', _versie: '1' };
    const uit = await wie.consulent.post(`/dossier/${id}/besluit/concept/${besluitconcept}/samen`, velden);
    if (uit.status !== 303)
      throw new Error(
        `er is niet om een ja gevraagd: ${uit.text
          .replace(/<[^>]+>/g, ' ')
          .replace(/\s+/g, ' ')
          .slice(-900)}`,
      );
    erbij('besluit-samen-gevraagd', { inwoner: id, besluitconcept });
  }
  // Who also works elsewhere: one login, two accounts.
  await put(h, 'gebruiker', {
    gemeente_id: kant.elders.gemeenteId,
    rol: 'consulent',
    naam: 'Van Twee Gemeenten',
    issuer: 'login-van',
    subject: `van ${eigen.gebruiker}`,
    login_van: eigen.gebruiker,
  });

  /** A besluit that was made known; who took it is a colleague, so that anybody here may look at it again. */
  const besluitVan = (inwoner_id: number, anders: Record<string, string> = {}): Promise<number> =>
    put(h, 'besluit', {
      ...van(inwoner_id),
      soort: 'toekenning',
      toets_id: eigen.toets,
      regeling_id,
      product: 'wm-werkplek-3',
      gronden: '[]',
      motivering: 'Past bij de doelen.',
      genomen_op: '2026-11-10',
      genomen_door: kant.collega.gebruiker,
      mandaat_id: eigen.mandaat,
      bekendgemaakt_op: '2026-11-11',
      bezwaar_tot: '2026-12-23',
      document_id: eigen.document,
      feiten: '{}',
      ...anders,
    });
  // Taken by a colleague with one signature, where there must be two.
  const half = await besloten('Half getekend');
  await h.owner.query('update besluit set vier_ogen = true, genomen_door = $2 where id = $1', [
    half.besluit,
    kant.collega.gebruiker,
  ]);
  erbij('vier-ogen', half);

  // Of the resident: an objection can be made in time, and too late.
  erbij('mijn-bezwaar-op-tijd', { inwoner: eigen.inwoner, besluit: await besluitVan(eigen.inwoner) });
  const laat = { genomen_op: '2026-08-01', bekendgemaakt_op: '2026-08-03', bezwaar_tot: '2026-09-14' };
  erbij('mijn-bezwaar-te-laat', { inwoner: eigen.inwoner, besluit: await besluitVan(eigen.inwoner, laat) });

  // An objection on its way, at each step of who handles it.
  const opgepakt = { behandelaar_id: wie.teammanager.gebruikerId, behandelaar_op: '2026-11-16', bevestigd_op: '2026-11-14' };
  const gehoord = { ...opgepakt, niet_horen_reden: 'De inwoner wil niet komen.' };
  const beslist = {
    ...gehoord,
    beslissing: 'gegrond',
    beslist_op: '2026-11-18',
    beslist_door: wie.teammanager.gebruikerId,
    motivering: 'Twintig uur kan.',
  };
  const bijRechter = { ...beslist, bekendgemaakt_op: '2026-11-19', beroep_op: '2026-11-20', beroep_langs: 'rechtbank' };
  const tussen = {
    bij: 'rechtbank',
    op: '2026-11-20',
    tot: '2027-01-05',
    was: [],
    gebrek: 'De uren.',
    antwoord: null,
    antwoordOp: null,
    antwoordTekst: '',
  };
  const zelf = { uitspraak: 'gegrond', uitspraak_op: '2026-11-21', uitspraak_tekst: 'Twintig uur.', uitspraak_gevolg: 'zelf' };
  for (const [naam, anders] of Object.entries({
    'te-laat': { ...opgepakt, te_laat: true, laat_reden: 'Ik was ziek.' },
    opgepakt,
    gehoord,
    beslist,
    bekend: { ...beslist, bekendgemaakt_op: '2026-11-19' },
    'bij-rechter': bijRechter,
    'tussen-uitspraak': { ...bijRechter, tussenuitspraken: JSON.stringify([tussen]) },
    'rechter-besliste': { ...bijRechter, ...zelf },
    'bij-raad': { ...bijRechter, ...zelf, hoger_op: '2026-11-21', hoger_door: 'inwoner' },
  })) {
    const id = await inwoner(`Bezwaar ${naam}`);
    const bezwaar = await put(h, 'bezwaar', {
      ...van(id),
      besluit_id: await besluitVan(id),
      ontvangen_op: '2026-11-13',
      langs: 'brief',
      reden: 'Meer uren.',
      getypt: 'consulent',
      door: eigen.gebruiker,
      te_laat: false,
      beslis_uiterlijk: '2027-02-03',
      ...anders,
    });
    // What was decided after it may be what came of it.
    if (naam === 'bekend') await besluitVan(id, { genomen_op: '2026-11-20', bekendgemaakt_op: '2026-11-20' });
    erbij(`bezwaar-${naam}`, { inwoner: id, bezwaar });
  }

  // A change for many: a talk that was promised, and tariffs that are looked over.
  const besproken = await inwoner('Te bespreken');
  const toewijzing = await maakToewijzing(h, { inwonerId: besproken, aanbiederId: eigen.aanbieder });
  const wijziging = (anders: Record<string, string | number>) =>
    put(h, 'omzetting', {
      gemeente_id: eigen.gemeenteId,
      reden: 'Afgesproken.',
      dag: '2026-12-31',
      nagaan_tot: '2026-12-06',
      aanbieder_id: eigen.aanbieder,
      ...anders,
    });
  const uitgevoerd = await wijziging({ soort: 'aanbieder-stopt', status: 'klaar', door: wie.teammanager.gebruikerId });
  await h.owner.query(
    `insert into omzettingregel (gemeente_id, omzetting_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, toewijzing_versie, voorstel, stand, door, op, uitkomst, gedaan_op)
     values ($1, $2, $3, $4, $5, $6, 1, '{"keuze":{"daad":"bespreken"},"waarom":"","regel":"AP23","bron":"keuze","andere":[],"verschil":[]}', 'akkoord', $5, now(), 'bespreken', now())`,
    [eigen.gemeenteId, uitgevoerd, toewijzing.id, besproken, eigen.gebruiker, eigen.aanbieder],
  );
  erbij('omzetting-uitgevoerd', { omzetting: uitgevoerd });
  const tarief = await wijziging({
    soort: 'tarief',
    status: 'nagaan',
    honderdsten: 325,
    bron: 'Raadsbesluit',
    door: wie.contractmanager.gebruikerId,
  });
  await h.owner.query(
    `insert into omzettingtarief (gemeente_id, omzetting_id, contractproduct_id, contract_id, aanbieder_id, product, oud, nieuw)
     select gemeente_id, $2, id, contract_id, aanbieder_id, product, tarief, tarief + 10 from contractproduct where gemeente_id = $1 and aanbieder_id = $3`,
    [eigen.gemeenteId, tarief, eigen.aanbieder],
  );
  erbij('omzetting-tarief', { omzetting: tarief });

  // Closed so long ago that it may be destroyed.
  const voorbij = await inwoner('Voorbij');
  await h.owner.query("update inwoner set status = 'afgerond' where id = $1", [voorbij]);
  await put(h, 'dossiersluiting', {
    ...van(voorbij),
    reden: 'werk',
    status_ervoor: 'in-traject',
    gesloten_op: '2011-01-05',
    bewaren_tot: '2026-01-05',
    bewaren_bron: 'Wmo 2015 artikel 5.3.4',
    door: eigen.gebruiker,
  });
  erbij('bewaartermijn-voorbij', { inwoner: voorbij });
};
