// A new appointment: one form, a check with what to think of, and done.

import { bijLeven, findInwoner, toonNaam } from '../../inwoner/index.ts';
import { opsomming } from '../../kernel/aantal.ts';
import { isoDatum, plusDagen } from '../../kernel/datum.ts';
import { dagVan } from '../../kernel/moment.ts';
import type { Reden } from '../../kernel/resultaat.ts';
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
import { findVoorAfspraak, getUren, listAfwezig, listAndere, listUitTeNodigen } from '../queries/index.ts';
import { type Agenda, toonWanneer, waarschuwingen } from '../rules.ts';
import { SOORTEN, VORMEN } from '../types.ts';
import { hoofdletter, momentVelden } from './blokken.ts';
import { type AfspraakSettings, wieVan } from './settings.ts';

const schrijven = { rollen: ['consulent'], van: 'inwoner', logboek: 'afspraak-gemaakt' } as const;

/** What the moments are held against: hours, holidays, being away, other appointments. */
export const readAgenda = async (
  c: PageContext,
  s: AfspraakSettings,
  o: { consulentId: number; momenten: readonly Date[] },
): Promise<Agenda> => {
  const tijden = o.momenten.map((moment) => moment.getTime());
  const eerste = new Date(Math.min(...tijden) - 24 * 3_600_000);
  const laatste = new Date(Math.max(...tijden) + 24 * 3_600_000);
  const [uren, afwezig, andere] = await Promise.all([
    getUren(c.db),
    listAfwezig(c.db, {
      consulentId: o.consulentId,
      van: isoDatum(dagVan(eerste)),
      tot: isoDatum(plusDagen(dagVan(laatste), 1)),
    }),
    listAndere(c.db, eerste, laatste),
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

const readPagina = async (c: PageContext) => {
  const inwonerId = c.nummer('inwoner');
  const [inwoner, voor, genodigden, uren] = await Promise.all([
    findInwoner(c.db, inwonerId),
    findVoorAfspraak(c.db, inwonerId),
    listUitTeNodigen(c.db, inwonerId),
    getUren(c.db),
    schrijfInzage(c.db, { inwonerId, soort: 'afspraken' }),
  ]);
  if (!inwoner || !voor) throw new NietGevonden();
  return { inwonerId, naam: toonNaam(inwoner), voornaam: inwoner.voornaam, voor, genodigden, uren };
};

const kruimels = (inwonerId: number, naam: string) => [
  { tekst: 'Inwoners', href: '/inwoners' },
  { tekst: naam, href: `/dossier/${inwonerId}` },
  { tekst: 'Afspraken', href: `/dossier/${inwonerId}/afspraken` },
  { tekst: 'Nieuwe afspraak' },
];

const toonForm = async (
  c: PageContext,
  waarden: Readonly<Record<string, string>>,
  fouten: readonly Reden[] = [],
): Promise<Response> => {
  const { inwonerId, naam, voornaam, voor, genodigden, uren } = await readPagina(c);
  const titel = `Afspraak met ${naam}`;
  const fout = (veld: string) => foutVan(fouten, veld);
  const veld = (veldnaam: string) => ({ naam: veldnaam, waarde: waarden[veldnaam], fout: fout(veldnaam) });
  const na = waarden.na ?? c.zoek.get('na') ?? '';
  return c.page({
    titel,
    fout: fouten.length > 0,
    smal: true,
    kruimels: kruimels(inwonerId, naam),
    inhoud: html`${foutSamenvatting(fouten)}${kop({ titel })}${form({
      actie: `/dossier/${inwonerId}/afspraken/nieuw`,
      sleutel: c.sleutel(),
      verborgen: /^\d{1,9}$/.test(na) ? { na } : {},
      inhoud: html`${keuzerondjes({
        ...veld('soort'),
        label: 'Waar gaat het gesprek over?',
        keuzes: Object.entries(SOORTEN).map(([waarde, tekst]) => ({ waarde, tekst })),
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
        waarde: waarden.minuten ?? uren.minuten,
        eenheid: 'minuten',
      })}${keuzerondjes({
        ...veld('vorm'),
        label: 'Hoe spreken jullie elkaar?',
        keuzes: Object.entries(VORMEN).map(([waarde, tekst]) => ({
          waarde,
          tekst,
          ...(waarde === 'huisbezoek' ? { uitleg: `${voor.straat} ${voor.huisnummer}, ${voor.woonplaats}` } : {}),
          ...(waarde === 'telefoon'
            ? { uitleg: voor.telefoon === '' ? 'Er is geen telefoonnummer bekend.' : `Je belt ${voor.telefoon}.` }
            : {}),
        })),
      })}${tekstveld({
        ...veld('plaats'),
        label: 'Waar, of welke link?',
        hint: 'Bij een adres: straat, nummer en kamer. Bij video: de link. Thuis of telefonisch hoeft niet.',
        verplicht: false,
        maximum: 300,
      })}${
        genodigden.length > 0 &&
        html`${keuzerondjes({
          ...veld('wie'),
          label: 'Is er iemand van de aanbieder bij?',
          waarde: waarden.wie ?? '',
          keuzes: [{ waarde: '', tekst: 'Nee' }, ...genodigden.map((een) => ({ waarde: een.sleutel, tekst: een.naam }))],
        })}${vinkje({
          naam: 'zonder_inwoner',
          label: `${voornaam} is er niet bij`,
          hint: 'Een overleg met alleen de aanbieder. De inwoner ziet deze afspraak niet.',
          aan: waarden.zonder_inwoner === 'ja',
        })}`
      }${tekstvak({
        ...veld('toelichting'),
        label: 'Wat willen jullie bespreken?',
        hint: 'Iedereen die is uitgenodigd leest dit, ook de inwoner. Schrijf geen medische gegevens op.',
        verplicht: false,
        regels: 3,
        maximum: 2000,
      })}${acties(knop({ tekst: 'Verder', naam: '_stap', waarde: 'controleren' }), linkKnop({ tekst: 'Annuleren', href: `/dossier/${inwonerId}/afspraken` }))}`,
    })}`,
  });
};

const toonControle = async (c: PageContext, s: AfspraakSettings, f: Gelezen): Promise<Response> => {
  const [{ inwonerId, naam, genodigden }, actor] = await Promise.all([readPagina(c), c.actor()]);
  const agenda = await readAgenda(c, s, { consulentId: actor.gebruikerId, momenten: f.momenten });
  const erbij = genodigden.find((een) => een.sleutel === f.wie)?.naam;
  return c.page({
    titel: 'Controleer de afspraak',
    smal: true,
    kruimels: kruimels(inwonerId, naam),
    inhoud: html`${kop({ titel: 'Klopt alles?', onder: f.hoe === 'vast' ? 'Daarna nodigen we iedereen uit.' : 'Daarna vragen we iedereen te kiezen.' })}${waarschuwing(f.momenten, f, agenda)}${controleer(
      [
        { vraag: 'Waarover', antwoord: SOORTEN[f.soort] },
        {
          vraag: f.momenten.length === 1 ? 'Wanneer' : 'Voorgestelde momenten',
          antwoord: html`${f.momenten.map((begin) => html`<p>${hoofdletter(toonWanneer(begin, f.minuten))}</p>`)}`,
        },
        { vraag: 'Hoe', antwoord: f.plaats === '' ? VORMEN[f.vorm] : `${VORMEN[f.vorm]}: ${f.plaats}` },
        { vraag: 'Met', antwoord: opsomming([f.metInwoner ? naam : '', erbij ?? '']) },
        { vraag: 'Wat bespreken jullie', antwoord: f.toelichting },
      ],
    )}${form({
      actie: `/dossier/${inwonerId}/afspraken/nieuw`,
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

export const registerNieuw = (router: Router, s: AfspraakSettings): void => {
  const leeft = bijLeven(router);
  const pad = '/dossier/:inwoner/afspraken/nieuw';
  leeft.get(pad, { ...schrijven, logboek: 'inzage' }, async (c) => toonForm(c, { soort: c.zoek.get('soort') ?? '' }));

  leeft.post(pad, schrijven, async (c) => {
    const waarden = metInwoner(c.form.waarden);
    const stap = c.form.tekst('_stap');
    if (stap === 'maken') {
      const inwonerId = c.nummer('inwoner');
      const na = /^\d{1,9}$/.test(waarden.na ?? '') ? Number(waarden.na) : undefined;
      const uit = await c.submit(async (db, actor) => {
        const r = await planAfspraak(db, wieVan(s, c, actor), { inwonerId, waarden, naId: na });
        return r.ok ? { ok: true, naar: `/dossier/${inwonerId}/afspraken/${r.waarde.id}` } : r;
      });
      return uit instanceof Response ? uit : toonForm(c, waarden, uit);
    }
    if (stap === 'wijzigen') return toonForm(c, waarden);
    const gelezen = readAfspraak(waarden, { vandaag: c.vandaag, moment: c.nu });
    return gelezen.ok ? toonControle(c, s, gelezen.waarde) : toonForm(c, waarden, gelezen.redenen);
  });
};
