/** What is made to fail: the import, the decision and the settlement, as the steps that people take. */
import { bronVan, importLevering, runLevering } from '../../src/levering/index.ts';
import { formTo, reasonOf, tredePages } from '../forms.ts';
import type { Fields, Upload } from '../visitor.ts';
import type { Bench, House } from './bench.ts';

/** An act that is ready to be done, and can be done on any clone of the database it was made ready on. Gives what the product answered. */
export type Act = (house: House) => Promise<string>;

export interface Step {
  name: string;
  ready(bench: Bench, house: House): Promise<Act>;
  /** Tables that may differ after a failure, since the product writes down that it failed. */
  mayDiffer?: readonly string[];
  /** Doing it again when it was done says so: then only what stands there must be the same. */
  saysItWasDone?: boolean;
  /** Only there for what comes after it: it was made to fail before. */
  again?: boolean;
}

/** Steps that follow each other, from the demo on. */
export interface Flow {
  name: string;
  steps: readonly Step[];
}

/** An answer that is no success: it was refused, or it failed. */
export class Failed extends Error {}

/** Posts a form; the key is made once, so that doing it again is sending the same form again. */
const posted = (bench: Bench, persona: string, path: string, fields: Fields, uploads?: readonly Upload[]): Act => {
  const form = { ...fields, _sleutel: bench.key(persona) };
  return async (house) => {
    const { status, location, text } = await house.post(persona, path, form, uploads);
    if (status === 303 && location !== null && !location.startsWith('/inloggen')) return location;
    throw new Failed(`${status} ${reasonOf(text)}`);
  };
};

const pageOf = async (house: House, persona: string, path: string): Promise<string> => {
  const { status, text } = await house.get(persona, path);
  if (status !== 200) throw new Error(`${persona} ziet ${path} niet: ${status}`);
  return text;
};

/** Somebody opens a page and sends its form. */
const form = (
  name: string,
  persona: string,
  where: (house: House) => Promise<{ page: string; action: string; fields?: Fields }>,
): Step => ({
  name,
  ready: async (bench, house) => {
    const { page, action, fields } = await where(house);
    return posted(bench, persona, action, { ...formTo(await pageOf(house, persona, page), action), ...fields });
  },
});

const one = async (house: House, sql: string): Promise<number> => {
  const { rows } = await house.owner.query<{ id: number }>(sql);
  const [row] = rows;
  if (!row) throw new Error(`niets gevonden: ${sql}`);
  return row.id;
};

/** Somebody who was reported and of whom nothing is known yet. */
const newcomer = (house: House): Promise<number> =>
  one(
    house,
    "select i.id from inwoner i join gebruiker g on g.id = i.consulent_id where g.subject = 'consulent' and i.status in ('aangemeld', 'in-onderzoek') order by (i.status = 'aangemeld') desc, i.id limit 1",
  );

const decision: readonly Step[] = [
  {
    name: 'trede bepalen',
    ready: async (bench, house) => {
      const path = `/dossier/${await newcomer(house)}/ladder/nieuw`;
      const first = Number(formTo(await pageOf(house, 'consulent', path), path)._versie);
      const pages = tredePages({ peildatum: '20-11-2026', motivering: 'Komt graag onder de mensen.', perspectief: '4' });
      for (const [nr, { step, fields }] of pages.entries())
        await posted(bench, 'consulent', `${path}${step}`, { ...fields, _versie: String(first + nr) })(house);
      const check = `${path}/controle`;
      return posted(bench, 'consulent', check, { ...formTo(await pageOf(house, 'consulent', check), check), doe: 'vastleggen' });
    },
  },
  form('toets doen', 'consulent', async (house) => {
    const path = `/dossier/${await one(house, 'select inwoner_id as id from ladderbepaling l order by l.id desc limit 1')}/toets`;
    return {
      page: path,
      action: path,
      fields: { wilBijdragen: 'ja', wilWerken: 'ja', ondersteuningNodig: 'ja', afstand: 'groot', zicht: 'later' },
    };
  }),
  {
    name: 'besluit nemen',
    ready: async (bench, house) => {
      const inwoner = await one(house, 'select inwoner_id as id from toets order by toets.id desc limit 1');
      const toets = await one(house, 'select id from toets order by id desc limit 1');
      const page = await pageOf(house, 'consulent', `/dossier/${inwoner}/besluit?toets=${toets}&product=wm-ontwikkeling-4`);
      const fields = formTo(page, `/dossier/${inwoner}/besluit/controle`);
      const aanbieder = await one(house, "select aanbieder_id as id from gebruiker where subject = 'aanbieder'");
      return posted(bench, 'consulent', `/dossier/${inwoner}/besluit`, {
        ...fields,
        aanbieder: String(aanbieder),
        doelen: 'Ik leer een fiets helemaal zelf na te kijken.',
        doelSoort: 'werknemersvaardigheden',
        metInwoner: 'ja',
        metAanbieder: 'ja',
        motivering: 'Je wilt graag een vak leren en de werkplaats past bij je.',
      });
    },
  },
  form('bekendmaken, met de brief', 'consulent', async (house) => {
    const inwoner = await one(house, 'select inwoner_id as id from besluit order by besluit.id desc limit 1');
    const path = `/dossier/${inwoner}/besluit/${await one(house, 'select id from besluit order by id desc limit 1')}/bekendmaken`;
    return { page: path, action: path };
  }),
];

const october = (status: string): string =>
  `select id from declaratie where maand = '2026-10-01' and status = '${status}' order by id limit 1`;

/** The check of a declaratie as an employee sends it; the first line is rejected when there are more and `reject` says so. */
const checking = async (bench: Bench, house: House, id: number, reject: boolean): Promise<Act> => {
  const path = `/declaraties/${id}`;
  const page = await pageOf(house, 'financien', path);
  const names = [...new Set([...page.matchAll(/name="(oordeel-[^"]+)"/g)].map(([, name = '']) => name))];
  const rejected = reject && names.length > 1 ? names[0] : undefined;
  return posted(bench, 'financien', `${path}/controleren`, {
    ...formTo(page, `${path}/controleren`),
    ...Object.fromEntries(names.map((name) => [name, name === rejected ? 'afwijzen' : 'akkoord'])),
    ...(rejected === undefined ? {} : { [rejected.replace('oordeel', 'reden')]: 'De uren kloppen niet.' }),
    bevestigd: 'ja',
  });
};

const approving = async (bench: Bench, house: House, id: number): Promise<Act> => {
  const path = `/declaraties/${id}/goedkeuren`;
  return posted(bench, 'financien-2', path, formTo(await pageOf(house, 'financien-2', path), path));
};

const idsIn = async (house: House, status: string): Promise<number[]> =>
  (await house.owner.query<{ id: number }>(october(status).replace(' limit 1', ''))).rows.map(({ id }) => id);

const settlement: readonly Step[] = [
  form('opnieuw berekenen', 'aanbieder', async (house) => {
    const path = `/declaraties/${await one(house, october('concept'))}`;
    return { page: path, action: `${path}/opnieuw` };
  }),
  {
    name: 'indienen',
    ready: async (bench, house) => {
      const path = `/declaraties/${await one(house, october('concept'))}/indienen`;
      return posted(bench, 'aanbieder', path, formTo(await pageOf(house, 'aanbieder', path), path));
    },
  },
  {
    name: 'controleren',
    ready: async (bench, house) => checking(bench, house, await one(house, october('ingediend')), true),
  },
  {
    name: 'goedkeuren',
    ready: async (bench, house) => approving(bench, house, await one(house, october('gecontroleerd'))),
  },
  {
    name: 'maand sluiten',
    ready: async (bench, house) => {
      // What still waits in the month is dealt with first.
      for (const id of await idsIn(house, 'ingediend')) await (await checking(bench, house, id, false))(house);
      for (const id of await idsIn(house, 'gecontroleerd')) await (await approving(bench, house, id))(house);
      const path = '/maanden/2026-10/sluiten';
      return posted(bench, 'financien-2', path, formTo(await pageOf(house, 'financien-2', path), path));
    },
  },
];

/** Of the test range, and not given out by the demo. */
const BSNS = ['999900006', '999900018'] as const;

const FILES: readonly Upload[] = [
  {
    field: 'bestanden',
    name: 'aanbieders.csv',
    content: 'agb;naam;sector;postcode;woonplaats\n73109001;Wasserij De Boog;textiel;7311 AA;Apeldoorn\n',
  },
  {
    field: 'bestanden',
    name: 'inwoners.csv',
    content:
      'bsn;voornaam;voorvoegsel;achternaam;geboortedatum;straat;huisnummer;postcode;woonplaats;uitkering;toestemming_uitkering;trede;trede_datum\n' +
      `${BSNS[0]};Drilla;;Proef;01-02-1990;Kade;1;7311 AA;Apeldoorn;bijstand;J;3;01-06-2026\n` +
      `${BSNS[1]};Drillo;van;Proef;02-03-1988;Kade;2;7311 AA;Apeldoorn;;;2;01-06-2026\n`,
  },
  {
    field: 'bestanden',
    name: 'toewijzingen.csv',
    content:
      'nummer;bsn;aanbieder_agb;product;ingangsdatum;einddatum;uren_per_week;doel_trede\n' +
      `8101;${BSNS[0]};73105001;wm-werkplek-3;01-07-2026;30-06-2027;8;3\n8102;${BSNS[1]};73105001;wm-ontwikkeling-3;01-07-2026;31-12-2026;;3\n`,
  },
  {
    field: 'bestanden',
    name: 'uren.csv',
    content: `regel_id;toewijzing;bsn;datum;uren\nd-1;8101;${BSNS[0]};05-10-2026;3\nd-2;8101;${BSNS[0]};06-10-2026;2:30\nd-3;8102;${BSNS[1]};06-10-2026;4\n`,
  },
  {
    field: 'bestanden',
    name: 'resultaten.csv',
    content: 'toewijzing;datum;bereikte_trede;akkoord_gemeente\n8102;30-10-2026;3;J\n',
  },
];

const readFiles = () => FILES.map(({ name, content }) => bronVan(name, Buffer.from(content)));

const commandLine: Step = {
  name: 'inlezen vanaf de opdrachtregel',
  saysItWasDone: true,
  ready: async () => async (house) => {
    const { bestanden } = await importLevering(house.pool, {
      gemeenteId: house.gemeenteId,
      gebruikerId: 0,
      naam: 'drill',
      bestanden: readFiles(),
      vandaag: house.vandaag,
      proef: false,
      herkomst: 'opdrachtregel',
      beleid: house.beleid,
      bsn: house.bsn,
    });
    const rejected = bestanden.flatMap(({ afwijzingen }) => afwijzingen.map(({ tekst }) => tekst));
    if (rejected.length > 0) throw new Error(`de levering van de drill wordt afgewezen: ${rejected.join(' ')}`);
    return bestanden.map((b) => `${b.bestand}: ${b.aangenomen} van ${b.gelezen}`).join(', ');
  },
};

const last = (house: House): Promise<number> => one(house, 'select id from levering order by id desc limit 1');

/** A day that says something else than before, so that a correction is offered. */
const CHANGED: readonly Upload[] = [
  { field: 'bestanden', name: 'uren.csv', content: `regel_id;toewijzing;bsn;datum;uren\nd-1;8101;${BSNS[0]};05-10-2026;4\n` },
];

const upload = (name: string, files: readonly Upload[]): Step => ({
  name,
  ready: async (bench, house) => {
    const path = '/leveringen/nieuw';
    return posted(bench, 'teammanager', path, formTo(await pageOf(house, 'teammanager', path), path), files);
  },
});

const handle: Step = {
  name: 'verwerken in de wachtrij',
  // That it failed stands with the delivery, for whoever uploaded it.
  mayDiffer: ['levering'],
  ready: async (_bench, house) => {
    const id = await last(house);
    const gebruikerId = await one(house, "select id from gebruiker where subject = 'teammanager'");
    return async (now) => {
      await runLevering({ ...now }, { gemeenteId: now.gemeenteId, gebruikerId, id });
      const { rows } = await now.owner.query<{ status: string }>('select status from levering where id = $1', [id]);
      if (rows[0]?.status !== 'klaar') throw new Failed(`de levering is ${rows[0]?.status}`);
      return 'klaar';
    };
  },
};

const takeOver: Step = {
  name: 'correctie overnemen',
  ready: async (bench, house) => {
    const path = `/leveringen/${await last(house)}/correcties`;
    const page = await pageOf(house, 'teammanager', path);
    const choice = /name="correctie"[^>]*value="(\d+)"/.exec(page)?.[1] ?? '';
    return posted(bench, 'teammanager', path, { ...formTo(page, path), correctie: choice });
  },
};

export const flows: readonly Flow[] = [
  { name: 'levering op de opdrachtregel', steps: [commandLine] },
  {
    name: 'levering in het scherm',
    steps: [
      upload('aanbieden', FILES),
      handle,
      { ...upload('nog eens aanbieden', CHANGED), again: true },
      { ...handle, again: true },
      takeOver,
    ],
  },
  { name: 'besluit', steps: decision },
  { name: 'afrekening', steps: settlement },
];
