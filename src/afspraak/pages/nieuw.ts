// A new appointment: one form, a check with what to think of, and done.

import { opsomming } from '../../kernel/aantal.ts';
import { isoDatum, plusDagen } from '../../kernel/datum.ts';
import { dagVan } from '../../kernel/moment.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { hoofdletter } from '../../kernel/tekst.ts';
import { schrijfInzage } from '../../platform/audit.ts';
import { NietGevonden } from '../../platform/problem.ts';
import {
  acties,
  controleer,
  form,
  foutSamenvatting,
  foutVan,
  getalveld,
  html,
  type Inhoud,
  keuzelijst,
  keuzerondjes,
  knop,
  kop,
  linkKnop,
  melding,
  tekstvak,
  tekstveld,
  vinkje,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { type Gelezen, planAfspraak, readAfspraak } from '../actions/plan-afspraak.ts';
import { getUren, listAdviseurs, listAfwezig, listAndere, listUitTeNodigen } from '../queries/index.ts';
import { type Agenda, toonWanneer, waarschuwingen } from '../rules.ts';
import { gewoonlijk, SOORTEN, VORMEN } from '../types.ts';
import { momentVelden } from './blokken.ts';
import { adresIn, type Kring } from './kring.ts';
import { type AfspraakSettings, wieVan } from './settings.ts';

/** What the moments are held against: hours, holidays, being away, other appointments. */
export const readAgenda = async (
  c: PageContext,
  s: AfspraakSettings,
  o: { kring: Kring; gebruikerId: number; momenten: readonly Date[] },
): Promise<Agenda> => {
  const tijden = o.momenten.map((moment) => moment.getTime());
  const eerste = new Date(Math.min(...tijden) - 24 * 3_600_000);
  const laatste = new Date(Math.max(...tijden) + 24 * 3_600_000);
  const [uren, afwezig, andere] = await Promise.all([
    getUren(c.db),
    // When an adviser is away is not in Werkt mee.
    o.kring.partij === 'consulent'
      ? listAfwezig(c.db, {
          consulentId: o.gebruikerId,
          van: isoDatum(dagVan(eerste)),
          tot: isoDatum(plusDagen(dagVan(laatste), 1)),
        })
      : [],
    listAndere(c.db, eerste, laatste, { partij: o.kring.partij, gebruikerId: o.gebruikerId }),
  ]);
  return { landelijk: s.beleid.landelijk, vanafUur: uren.vanafUur, totUur: uren.totUur, afwezig, andere };
};

/** The warnings of all moments, as a message; none is nothing. */
export const waarschuwing = (momenten: readonly Date[], o: { minuten: number; id?: number }, agenda: Agenda): Inhoud => {
  const alle = [...new Set(momenten.flatMap((begin) => waarschuwingen({ ...o, begin }, agenda)))];
  return (
    alle.length > 0 &&
    melding({
      soort: 'waarschuwing',
      titel: 'Let op bij dit moment',
      inhoud: html`<ul>${alle.map((tekst) => html`<li>${hoofdletter(tekst)}</li>`)}</ul><p>Je mag toch doorgaan.</p>`,
    })
  );
};

const readPagina = async (c: PageContext, kring: Kring) => {
  const inwonerId = c.nummer('inwoner');
  const [voor, genodigden, uren, adviseurs] = await Promise.all([
    kring.findVoor(c.db, inwonerId),
    kring.partij === 'consulent' ? listUitTeNodigen(c.db, inwonerId) : [],
    getUren(c.db),
    kring.partij === 'centrum' ? listAdviseurs(c.db) : [],
    schrijfInzage(c.db, { inwonerId, soort: 'afspraken' }),
  ]);
  if (!voor) throw new NietGevonden();
  return { inwonerId, naam: voor.naam, voornaam: voor.voornaam, voor, genodigden, uren, adviseurs };
};

const kruimels = (kring: Kring, inwonerId: number, naam: string) => [
  ...kring.kruimels(inwonerId, naam),
  { tekst: 'Nieuwe afspraak' },
];
const nieuwPad = (kring: Kring, inwonerId: number): string => `${kring.pad.replace(':inwoner', String(inwonerId))}/nieuw`;

const toonForm = async (
  c: PageContext,
  kring: Kring,
  getypt: Readonly<Record<string, string>>,
  fouten: readonly Reden[] = [],
): Promise<Response> => {
  const [{ inwonerId, naam, voornaam, voor, genodigden, uren, adviseurs }, actor] = await Promise.all([
    readPagina(c, kring),
    c.actor(),
  ]);
  const waarden = getypt._stap === undefined && getypt.soort === 'kennismaking' ? { ...voor.kennismaking, ...getypt } : getypt;
  const titel = `Afspraak met ${naam}`;
  const fout = (veld: string) => foutVan(fouten, veld);
  const veld = (veldnaam: string) => ({ naam: veldnaam, waarde: waarden[veldnaam], fout: fout(veldnaam) });
  const na = waarden.na ?? c.zoek.get('na') ?? '';
  // Without a script the length cannot follow the kind that is chosen on the same page.
  const metDagen = kring.soorten.includes('meelopen');
  return c.page({
    titel,
    fout: fouten.length > 0,
    smal: true,
    kruimels: kruimels(kring, inwonerId, naam),
    inhoud: html`${foutSamenvatting(fouten)}${kop({ titel })}${form({
      actie: nieuwPad(kring, inwonerId),
      sleutel: c.sleutel(),
      verborgen: /^\d{1,9}$/.test(na) ? { na } : {},
      inhoud: html`${keuzerondjes({
        ...veld('soort'),
        label: 'Waar gaat de afspraak over?',
        keuzes: kring.soorten.map((waarde) => ({ waarde, tekst: SOORTEN[waarde] })),
      })}${keuzerondjes({
        ...veld('hoe'),
        label: 'Ligt het moment al vast?',
        waarde: waarden.hoe ?? 'vast',
        keuzes: [
          {
            waarde: 'vast',
            tekst: 'Ja, leg één moment vast',
            uitleg: 'Bijvoorbeeld omdat je het net hebt afgesproken. Vul alleen moment 1 in.',
          },
          {
            waarde: 'voorstel',
            tekst: 'Nee, stel momenten voor',
            uitleg: 'Wie je uitnodigt, kiest op de eigen pagina. Kan iedereen, dan staat de afspraak vast.',
          },
        ],
      })}${momentVelden({ waarden, fout })}${getalveld({
        ...veld('minuten'),
        label: 'Hoe lang duurt het?',
        eenheid: 'minuten',
        ...(metDagen
          ? {
              waarde: waarden.minuten ?? '',
              verplicht: false,
              hint: `Vul je niets in? Dan ${uren.minuten} minuten, en ${uren.dagMinuten} minuten voor een meeloopdag of proefdag.`,
            }
          : { waarde: waarden.minuten ?? uren.minuten }),
      })}${keuzerondjes({
        ...veld('vorm'),
        label: 'Hoe spreken jullie elkaar?',
        keuzes: kring.vormen.map((waarde) => ({
          waarde,
          tekst: VORMEN[waarde],
          ...(waarde === 'huisbezoek' && voor.adres ? { uitleg: voor.adres } : {}),
          ...(waarde === 'telefoon'
            ? { uitleg: voor.telefoon === '' ? 'Er is geen telefoonnummer bekend.' : `Je belt ${voor.telefoon}.` }
            : {}),
        })),
      })}${tekstveld({
        ...veld('plaats'),
        label: 'Waar, of welke link?',
        hint: `Bij een adres: straat, nummer en kamer. Bij video: de link. ${kring.partij === 'consulent' ? 'Thuis of telefonisch' : 'Telefonisch'} hoeft niet.`,
        verplicht: false,
        maximum: 300,
      })}${
        genodigden.length > 0 &&
        html`${keuzerondjes({
          ...veld('wie'),
          label: 'Is er nog iemand bij?',
          waarde: waarden.wie ?? '',
          keuzes: [{ waarde: '', tekst: 'Nee' }, ...genodigden.map((een) => ({ waarde: een.sleutel, tekst: een.naam }))],
        })}${vinkje({
          naam: 'zonder_inwoner',
          label: `${voornaam} is er niet bij`,
          hint: 'Een overleg met alleen wie je hierboven koos. De inwoner ziet deze afspraak niet.',
          aan: waarden.zonder_inwoner === 'ja',
        })}`
      }${
        adviseurs.length > 1 &&
        keuzelijst({
          ...veld('adviseur'),
          label: 'Wie van jullie voert het gesprek?',
          hint: 'Maak je de afspraak voor een collega? Dan krijgt die een uitnodiging, en staat de afspraak in de eigen agenda.',
          waarde: waarden.adviseur ?? String(actor.gebruikerId),
          opties: adviseurs.map(({ id, naam }) => ({
            waarde: String(id),
            tekst: id === actor.gebruikerId ? `${naam} (jij)` : naam,
          })),
        })
      }${
        voor.consulent !== undefined &&
        vinkje({
          naam: 'consulent_erbij',
          label: `${voor.consulent} komt ook`,
          hint: 'De consulent krijgt dan ook een uitnodiging. Zonder vinkje staat de afspraak wel in het dossier.',
          aan: waarden.consulent_erbij === 'ja',
        })
      }${tekstvak({
        ...veld('toelichting'),
        label: 'Wat willen jullie bespreken?',
        hint: 'Iedereen die is uitgenodigd leest dit, ook de inwoner. Schrijf geen medische gegevens op.',
        verplicht: false,
        regels: 3,
        maximum: 2000,
      })}${acties(knop({ tekst: 'Verder', naam: '_stap', waarde: 'controleren' }), linkKnop({ tekst: 'Annuleren', href: kring.lijst(inwonerId) }))}`,
    })}`,
  });
};

const toonControle = async (c: PageContext, s: AfspraakSettings, kring: Kring, f: Gelezen): Promise<Response> => {
  const [{ inwonerId, naam, voor, genodigden, adviseurs }, actor] = await Promise.all([readPagina(c, kring), c.actor()]);
  const agenda = await readAgenda(c, s, { kring, gebruikerId: f.adviseurId ?? actor.gebruikerId, momenten: f.momenten });
  const adviseur =
    adviseurs.length > 1 ? adviseurs.find(({ id }) => id === (f.adviseurId ?? actor.gebruikerId))?.naam : undefined;
  const erbij = genodigden.find((een) => een.sleutel === f.wie)?.naam ?? (f.metConsulent ? voor.consulent : undefined);
  return c.page({
    titel: 'Controleer de afspraak',
    smal: true,
    kruimels: kruimels(kring, inwonerId, naam),
    inhoud: html`${kop({ titel: 'Klopt alles?', onder: f.hoe === 'vast' ? 'Daarna nodigen we iedereen uit.' : 'Daarna vragen we iedereen te kiezen.' })}${waarschuwing(f.momenten, f, agenda)}${controleer(
      [
        { vraag: 'Waarover', antwoord: SOORTEN[f.soort] },
        {
          vraag: f.momenten.length === 1 ? 'Wanneer' : 'Voorgestelde momenten',
          antwoord: html`${f.momenten.map((begin) => html`<p>${hoofdletter(toonWanneer(begin, f.minuten))}</p>`)}`,
        },
        { vraag: 'Hoe', antwoord: f.plaats === '' ? VORMEN[f.vorm] : `${VORMEN[f.vorm]}: ${f.plaats}` },
        { vraag: 'Met', antwoord: opsomming([f.metInwoner ? naam : '', erbij ?? '']) },
        ...(adviseur === undefined ? [] : [{ vraag: 'Wie voert het gesprek', antwoord: adviseur }]),
        { vraag: 'Wat bespreken jullie', antwoord: f.toelichting },
      ],
    )}${form({
      actie: nieuwPad(kring, inwonerId),
      sleutel: c.sleutel(),
      verborgen: c.form.waarden,
      inhoud: acties(
        knop({
          tekst: f.hoe === 'vast' ? 'Maak de afspraak' : 'Verstuur het voorstel',
          icoon: 'send',
          naam: '_stap',
          waarde: 'maken',
        }),
        knop({ tekst: 'Wijzigen', soort: 'tweede', naam: '_stap', waarde: 'wijzigen' }),
      ),
    })}`,
  });
};

const metInwoner = (waarden: Readonly<Record<string, string>>): Readonly<Record<string, string>> => ({
  ...waarden,
  met_inwoner: waarden.zonder_inwoner === 'ja' ? 'nee' : 'ja',
});

/** A new appointment, of who makes appointments with residents. */
export const registerNieuw = (router: Router, s: AfspraakSettings, kring: Kring): void => {
  const leeft = kring.router(router);
  const pad = `${kring.pad}/nieuw`;
  leeft.get(pad, { ...kring.doet, logboek: 'inzage' }, async (c) => toonForm(c, kring, { soort: c.zoek.get('soort') ?? '' }));

  leeft.post(pad, { ...kring.doet, logboek: 'afspraak-gemaakt' }, async (c) => {
    const stap = c.form.tekst('_stap');
    const getypt = metInwoner(c.form.waarden);
    const duur = getypt.minuten?.trim() === '' ? { minuten: String(gewoonlijk(getypt.soort, await getUren(c.db))) } : {};
    const waarden = stap === 'wijzigen' ? getypt : { ...getypt, ...duur };
    if (stap === 'maken') {
      const inwonerId = c.nummer('inwoner');
      const na = /^\d{1,9}$/.test(waarden.na ?? '') ? Number(waarden.na) : undefined;
      const uit = await c.submit(async (db, actor) => {
        const r = await planAfspraak(db, wieVan(s, c, actor), { inwonerId, waarden, naId: na });
        return r.ok ? { ok: true, naar: adresIn(kring, { id: r.waarde.id, inwonerId }) } : r;
      });
      return uit instanceof Response ? uit : toonForm(c, kring, waarden, uit);
    }
    if (stap === 'wijzigen') return toonForm(c, kring, waarden);
    const gelezen = readAfspraak(waarden, { vandaag: c.vandaag, moment: c.nu });
    return gelezen.ok ? toonControle(c, s, kring, gelezen.waarde) : toonForm(c, kring, getypt, gelezen.redenen);
  });
};
