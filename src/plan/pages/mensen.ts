// Words, contact person and professionals: the short forms of the tab.
import { bijLeven, findInwoner, toonNaam } from '../../inwoner/index.ts';
import { datum, toonKort } from '../../kernel/datum.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { schrijfInzage } from '../../platform/audit.ts';
import { NietGevonden } from '../../platform/problem.ts';
import {
  acties,
  datumveld,
  form,
  foutSamenvatting,
  foutVan,
  type Html,
  html,
  keuzerondjes,
  knop,
  kop,
  linkKnop,
  tekstvak,
  tekstveld,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { answerKloptNiet, chooseVastContact, putBetrokkene } from '../actions/change-mensen.ts';
import { woordenVersie, writeWoorden } from '../actions/write-woord.ts';
import { listBetrokkenen, listMensen, listVastContact, listWoorden } from '../queries/index.ts';
import { WOORD_VELDEN, WOORDEN } from '../types.ts';
import { kruimels } from './versie.ts';

type Waarden = Readonly<Record<string, string>>;
const mag = { rollen: ['consulent'], van: 'inwoner' } as const;

const metInwoner = async <T>(c: PageContext, lees: (inwonerId: number) => Promise<T>) => {
  const inwonerId = c.nummer('inwoner');
  const [inwoner, extra] = await Promise.all([
    findInwoner(c.db, inwonerId),
    lees(inwonerId),
    schrijfInzage(c.db, { inwonerId, soort: 'plan' }),
  ]);
  if (!inwoner) throw new NietGevonden();
  return { inwonerId, inwoner, naam: toonNaam(inwoner), extra };
};

const pagina = (
  c: PageContext,
  o: { inwonerId: number; naam: string; titel: string; fouten: readonly Reden[]; actie: string; versie?: number; inhoud: Html },
): Promise<Response> =>
  c.page({
    titel: o.titel,
    fout: o.fouten.length > 0,
    smal: true,
    kruimels: kruimels(o.inwonerId, o.naam, o.titel),
    inhoud: html`${foutSamenvatting(o.fouten)}${kop({ titel: o.titel })}${form({
      actie: o.actie,
      sleutel: c.sleutel(),
      versie: o.versie,
      inhoud: html`${o.inhoud}${acties(knop({ tekst: 'Opslaan' }), linkKnop({ tekst: 'Annuleren', href: `/dossier/${o.inwonerId}/plan` }))}`,
    })}`,
  });

const toonWoorden = async (c: PageContext, waarden?: Waarden, fouten: readonly Reden[] = []): Promise<Response> => {
  const { inwonerId, inwoner, naam, extra } = await metInwoner(c, (id) => listWoorden(c.db, id));
  return pagina(c, {
    inwonerId,
    naam,
    fouten,
    titel: `Wat zegt ${inwoner.voornaam}?`,
    actie: `/dossier/${inwonerId}/plan/woorden`,
    // What was refused keeps what its writer had in front of him.
    versie: waarden ? c.form.versie() : woordenVersie(extra),
    inhoud: html`<p>Schrijf op wat ${inwoner.voornaam} zegt, in zijn of haar eigen woorden. Erbij staat dat jij het opschreef. ${inwoner.voornaam} leest dit.</p>${WOORD_VELDEN.map(
      (veld) =>
        tekstvak({
          naam: veld,
          label: WOORDEN[veld].kop,
          hint: WOORDEN[veld].hint,
          verplicht: false,
          regels: 4,
          maximum: 2000,
          waarde: waarden?.[veld] ?? extra.find((woord) => woord.veld === veld)?.tekst,
          fout: foutVan(fouten, veld),
        }),
    )}`,
  });
};

const toonContact = async (c: PageContext, fouten: readonly Reden[] = []): Promise<Response> => {
  const { inwonerId, inwoner, naam, extra } = await metInwoner(c, (id) =>
    Promise.all([listMensen(c.db, id), listVastContact(c.db, id)]),
  );
  const [mensen, contacten] = extra;
  const nu = contacten.find(({ tot }) => tot === undefined);
  const keuzes = mensen
    .filter(({ tot }) => tot === undefined)
    .map((mens) => ({ waarde: mens.sleutel, tekst: `${mens.naam}, ${mens.rol}`, uitleg: mens.organisatie }));
  const gekozen = (naamVan: string | undefined) => mensen.find((mens) => mens.naam === naamVan)?.sleutel;
  return pagina(c, {
    inwonerId,
    naam,
    fouten,
    titel: `Wie is het vaste contact van ${inwoner.voornaam}?`,
    actie: `/dossier/${inwonerId}/plan/contact`,
    inhoud: html`${keuzerondjes({
      naam: 'wie',
      label: 'Vast contact',
      hint: 'Eén iemand die de regie heeft en die altijd gebeld kan worden. Staat die er nog niet bij, voeg dan eerst iemand toe.',
      waarde: c.form.waarden.wie ?? gekozen(nu?.naam) ?? 'consulent',
      fout: foutVan(fouten, 'wie'),
      keuzes,
    })}${keuzerondjes({
      naam: 'vervanger',
      label: 'Wie vervangt?',
      waarde: c.form.waarden.vervanger ?? gekozen(nu?.vervanger) ?? '',
      fout: foutVan(fouten, 'vervanger'),
      keuzes: [
        { waarde: '', tekst: 'Niemand vast', uitleg: 'Is de consulent afwezig, dan staat bij de inwoner wie er dan is.' },
        ...keuzes,
      ],
    })}${tekstvak({
      naam: 'reden',
      label: 'Waarom deze persoon?',
      verplicht: false,
      regels: 2,
      maximum: 2000,
      waarde: c.form.waarden.reden,
      fout: foutVan(fouten, 'reden'),
    })}`,
  });
};

const toonMens = async (
  c: PageContext,
  id: number | undefined,
  waarden?: Waarden,
  fouten: readonly Reden[] = [],
): Promise<Response> => {
  const { inwonerId, naam, extra } = await metInwoner(c, (inwonerNr) => listBetrokkenen(c.db, inwonerNr));
  const rij = extra.find((een) => een.id === id);
  if (id !== undefined && !rij) throw new NietGevonden();
  const dag = (iso: string | null | undefined): string => (iso ? toonKort(datum(iso)) : '');
  const nu: Waarden = waarden ?? {
    naam: rij?.naam ?? '',
    organisatie: rij?.organisatie ?? '',
    rol: rij?.rol ?? '',
    telefoon: rij?.telefoon ?? '',
    sinds: dag(rij?.sinds),
    tot: dag(rij?.tot),
    laatste_contact: dag(rij?.laatste_contact),
  };
  const veld = (veldnaam: string) => ({ naam: veldnaam, waarde: nu[veldnaam], fout: foutVan(fouten, veldnaam) });
  return pagina(c, {
    inwonerId,
    naam,
    fouten,
    titel: rij ? `${rij.naam} wijzigen` : 'Wie helpt er nog meer?',
    actie: `/dossier/${inwonerId}/plan/mensen${rij ? `/${rij.id}` : ''}`,
    ...(rij ? { versie: rij.versie } : {}),
    inhoud: html`<p>Alleen mensen die voor hun werk helpen. De inwoner ziet deze lijst ook.</p>${tekstveld({ ...veld('naam'), label: 'Naam', maximum: 120 })}${tekstveld({ ...veld('rol'), label: 'Wat doet deze persoon?', hint: 'Bijvoorbeeld jobcoach of bewindvoerder', maximum: 120 })}${tekstveld({ ...veld('organisatie'), label: 'Organisatie', verplicht: false, maximum: 120 })}${tekstveld({ ...veld('telefoon'), label: 'Telefoon', type: 'tel', verplicht: false, breedte: 20, maximum: 40 })}${datumveld({ ...veld('sinds'), label: 'Sinds wanneer?', hint: 'Bijvoorbeeld 01-09-2026' })}${datumveld({ ...veld('laatste_contact'), label: 'Wanneer was het laatste contact?', verplicht: false })}${datumveld({ ...veld('tot'), label: 'Gestopt op', hint: 'Alleen invullen als deze persoon niet meer helpt.', verplicht: false })}`,
  });
};

export const registerMensen = (router: Router): void => {
  const leeft = bijLeven(router);
  const basis = '/dossier/:inwoner/plan';
  const terug = (c: PageContext): string => `/dossier/${c.nummer('inwoner')}/plan`;

  leeft.get(`${basis}/woorden`, { ...mag, logboek: 'inzage' }, (c) => toonWoorden(c));
  leeft.post(`${basis}/woorden`, { ...mag, logboek: 'planwoorden-geschreven' }, async (c) => {
    const inwonerId = c.nummer('inwoner');
    const uit = await c.submit(async (db, actor) => {
      const r = await writeWoorden(db, actor, {
        inwonerId,
        waarden: c.form.waarden,
        versie: c.form.versie(),
        terug: `/dossier/${inwonerId}/plan/woorden`,
      });
      return r.ok ? { ok: true, naar: terug(c) } : r;
    });
    return uit instanceof Response ? uit : toonWoorden(c, c.form.waarden, uit);
  });

  leeft.get(`${basis}/contact`, { ...mag, logboek: 'inzage' }, (c) => toonContact(c));
  leeft.post(`${basis}/contact`, { ...mag, logboek: 'vast-contact-gekozen' }, async (c) => {
    const inwonerId = c.nummer('inwoner');
    const { wie = '', vervanger = '', reden = '' } = c.form.waarden;
    const uit = await c.submit(async (db, actor) => {
      const r = await chooseVastContact(db, actor, { vandaag: c.vandaag, inwonerId, wie, vervanger, reden });
      return r.ok ? { ok: true, naar: terug(c) } : r;
    });
    return uit instanceof Response ? uit : toonContact(c, uit);
  });

  leeft.get(`${basis}/mensen`, { ...mag, logboek: 'inzage' }, (c) => toonMens(c, undefined));
  leeft.get(`${basis}/mensen/:mens`, { ...mag, logboek: 'inzage' }, (c) => toonMens(c, c.nummer('mens')));
  const bewaar = (pad: string, idVan: (c: PageContext) => number | undefined): void =>
    leeft.post(pad, { ...mag, logboek: 'betrokkene-vastgelegd' }, async (c) => {
      const inwonerId = c.nummer('inwoner');
      const id = idVan(c);
      const uit = await c.submit(async (db, actor) => {
        const o = { vandaag: c.vandaag, inwonerId, waarden: c.form.waarden };
        const r = await putBetrokkene(db, actor, id === undefined ? o : { ...o, id, versie: c.form.versie() });
        return r.ok ? { ok: true, naar: terug(c) } : r;
      });
      return uit instanceof Response ? uit : toonMens(c, id, c.form.waarden, uit);
    });
  bewaar(`${basis}/mensen`, () => undefined);
  bewaar(`${basis}/mensen/:mens`, (c) => c.nummer('mens'));

  router.post(`${basis}/klopt-niet/:kloptniet`, { ...mag, logboek: 'klopt-niet-beantwoord' }, async (c) => {
    const inwonerId = c.nummer('inwoner');
    const id = c.nummer('kloptniet');
    const uit = await c.submit(async (db, actor) => {
      const r = await answerKloptNiet(db, actor, { vandaag: c.vandaag, inwonerId, id, antwoord: c.form.tekst('antwoord') });
      return r.ok ? { ok: true, naar: terug(c) } : r;
    });
    return uit instanceof Response ? uit : c.redirect(terug(c));
  });
};
