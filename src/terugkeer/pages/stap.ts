// "Terug naar trede 3": a page that shows what opens, with everything filled in as it was agreed, and one button.

import { bijLeven, findInwoner, type InwonerKop, toonNaam } from '../../inwoner/index.ts';
import { toonDatum, toonKort } from '../../kernel/datum.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { hoofdletter } from '../../kernel/tekst.ts';
import { NietGevonden } from '../../platform/problem.ts';
import {
  acties,
  bevestiging,
  datumveld,
  form,
  foutVan,
  type Html,
  html,
  kaart,
  keuzelijst,
  keuzerondjes,
  knop,
  lijst,
  linkKnop,
  melding,
  tekstvak,
  vinkjes,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { closeVervolg, getVervolg, stepBack } from '../actions/step-back.ts';
import { afspraakStand, heeftOrientatie, lagereTreden, openingen, pogingTekst, terugwegen, voorstelTrede } from '../rules.ts';
import { INKOMEN, type Terugkeerafspraak, type Terugstap, VERVOLG } from '../types.ts';
import { afspraakLijst, bronTekst, type TerugkeerGelezen, type TerugkeerSettings, terugkeerPad, tredeTekst } from './blokken.ts';
import { openTerugkeer, terugkeerPagina } from './dossier.ts';

const schrijft = { rollen: ['consulent'], van: 'inwoner' } as const;

/** What a consulent starts from; to be changed freely. */
const standaardMotivering = (afspraak: Terugkeerafspraak | undefined): string =>
  afspraak
    ? `Zoals afgesproken op ${toonDatum(afspraak.gemaaktOp)} gaat de inwoner terug: ${afspraak.terugNaar}.`
    : 'De inwoner gaat een stap terug. ';

const watOpent = (
  s: TerugkeerSettings,
  c: PageContext,
  g: TerugkeerGelezen,
  inwoner: InwonerKop,
  getypt: Readonly<Record<string, string>>,
  inkomen: Terugstap['inkomen'],
): Html => {
  const regeling = s.beleid.dichtstbij(inwoner.gemeente_id, c.vandaag)?.regeling;
  const opent = openingen(terugwegen(regeling), { lopend: g.lopend, heeftOrientatie: heeftOrientatie(regeling), inkomen });
  const bron = (uit: string) =>
    uit === 'keuze' ? 'Niet geregeld: een keuze van het systeem.' : `Volgens de regeling (${bronTekst(regeling, uit)}).`;
  const gekozen = getypt._getypt === 'ja' ? c.form.lijst('vervolg') : opent.filter(({ aan }) => aan).map(({ soort }) => soort);
  return html`${vinkjes({
    naam: 'vervolg',
    label: 'Wat moet er nu gebeuren?',
    hint: 'Wat je aanvinkt staat daarna in de werkvoorraad, tot iemand het afrondt.',
    verplicht: false,
    waarden: gekozen,
    keuzes: opent
      .filter(({ vast }) => !vast)
      .map((een) => ({
        waarde: een.soort,
        tekst: een.wat === '' ? VERVOLG[een.soort] : hoofdletter(een.wat),
        uitleg: bron(een.bron),
      })),
  })}${kaart({
    titel: 'Dit volgt vanzelf',
    inhoud: lijst([
      {
        kop: 'Ladder',
        waarde: 'De lagere trede komt op de ladder, met de dag en de reden. Wat er eerder stond blijft te lezen.',
      },
      { kop: VERVOLG.toets, waarde: 'Op de andere trede past misschien iets anders.' },
      ...(g.lopend.length > 0
        ? [
            {
              kop: VERVOLG.ondersteuning,
              waarde: html`${g.lopend.map(({ aanbieder }) => aanbieder).join(', ')}. Er stopt nu niets vanzelf: dat beslis je bij Toewijzingen.`,
            },
          ]
        : []),
      { kop: VERVOLG.inkomen, waarde: 'Alleen als het inkomen lager wordt of nog niet bekend is.' },
      { kop: 'Nazorg', waarde: 'Vragen over de hogere trede stellen we niet meer.' },
    ]),
  })}`;
};

/** The step back itself, what came of it, and rounding off what it opened. */
export const registerTerugstap = (router: Router, s: TerugkeerSettings): void => {
  const leeft = bijLeven(router);
  const stapPagina = async (
    c: PageContext,
    getypt: Readonly<Record<string, string>> = {},
    fouten: readonly Reden[] = [],
  ): Promise<Response> => {
    const { inwoner, g } = await openTerugkeer(c);
    const { nu } = g;
    const regeling = s.beleid.dichtstbij(inwoner.gemeente_id, c.vandaag)?.regeling;
    const wegen = terugwegen(regeling);
    const lager = nu ? lagereTreden(nu.trede) : [];
    if (!nu || lager.length === 0)
      return terugkeerPagina(c, {
        inwoner,
        titel: 'Stap terug',
        inhoud: html`${melding({
          soort: 'info',
          titel: nu ? 'Lager dan trede 1 is er niet' : 'Er is nog geen trede bepaald',
          inhoud: nu
            ? html`<p>Spreek met de inwoner af wat er wel kan, en schrijf dat bij Plan of in een afspraak.</p>`
            : html`<p>Leg eerst bij Ladder vast op welke trede de inwoner staat.</p>`,
        })}${acties(linkKnop({ tekst: 'Afspraak maken', href: `/dossier/${inwoner.id}/afspraken` }), linkKnop({ tekst: 'Naar de ladder', href: `/dossier/${inwoner.id}/ladder` }))}`,
      });
    const open = g.afspraken.find((a) => a.vervangenOp === undefined && a.gebruiktOp === undefined && a.afgezien === '');
    const geldig = open && afspraakStand(open, c.vandaag) !== 'vervallen' ? open : undefined;
    const trede = voorstelTrede(nu.trede, open) ?? nu.trede;
    const leesbaar = wegen.map((weg) => ({ ...weg, bron: bronTekst(regeling, weg.bron) }));
    const poging = pogingTekst(leesbaar, g.stappen.length + 1);
    const veld = (naam: string, anders?: string) => ({ naam, waarde: getypt[naam] ?? anders, fout: foutVan(fouten, naam) });
    const inkomen = Object.entries(INKOMEN).find(([waarde]) => waarde === (getypt.inkomen ?? open?.inkomen))?.[0];
    return terugkeerPagina(c, {
      inwoner,
      titel: `Terug naar trede ${trede}`,
      onder: `${toonNaam(inwoner)} staat op ${tredeTekst(regeling, nu.trede)}. Een stap terug mag altijd.`,
      fouten,
      inhoud: html`${
        geldig
          ? kaart({ titel: 'Zo is het afgesproken', inhoud: afspraakLijst(geldig, regeling) })
          : open
            ? melding({
                soort: 'waarschuwing',
                titel: 'De afspraak is verlopen',
                inhoud: html`<p>Zij gold tot en met ${open.tot ? toonDatum(open.tot) : ''}. De stap terug kan gewoon; wat er met de indicatie gebeurt spreek je opnieuw af.</p>`,
              })
            : melding({
                soort: 'info',
                titel: 'Er was geen afspraak over de weg terug',
                inhoud: html`<p>De stap terug kan gewoon. Kies hieronder wat er moet gebeuren.</p>`,
              })
      }${poging !== undefined && melding({ soort: 'info', titel: 'Pogingen', inhoud: html`<p>${poging}</p>` })}${form({
        actie: `${terugkeerPad(inwoner.id)}/stap`,
        sleutel: c.sleutel(),
        versie: getypt._versie ?? nu.trede,
        inhoud: html`${keuzelijst({
          ...veld('naar_trede', String(trede)),
          label: 'Naar welke trede?',
          opties: lager.map((een) => ({ waarde: String(een), tekst: tredeTekst(regeling, een).replace(/^t/, 'T') })),
        })}${datumveld({ ...veld('datum', toonKort(c.vandaag)), label: 'Vanaf welke dag?' })}${tekstvak({
          ...veld('motivering', standaardMotivering(geldig)),
          label: 'Waarom past deze trede nu?',
          hint: 'Dit komt bij de ladder. Schrijf op wat er is, niet wiens schuld het is, en geen medische gegevens.',
          regels: 3,
          maximum: 4000,
        })}${keuzerondjes({
          ...veld('inkomen', inkomen ?? 'onbekend'),
          label: 'Wat doet het met het inkomen?',
          keuzes: Object.entries(INKOMEN).map(([waarde, tekst]) => ({ waarde, tekst })),
        })}${tekstvak({ ...veld('inkomen_toelichting', geldig?.inkomenToelichting), label: 'Toelichting bij het inkomen', verplicht: false, regels: 2, maximum: 1000 })}${watOpent(
          s,
          c,
          g,
          inwoner,
          getypt,
          inkomen === 'minder' || inkomen === 'gelijk' || inkomen === 'meer' ? inkomen : 'onbekend',
        )}${acties(
          knop({ tekst: 'Stap terug vastleggen', icoon: 'arrow-back-up' }),
          linkKnop({ tekst: 'Annuleren', href: terugkeerPad(inwoner.id) }),
        )}`,
      })}`,
    });
  };

  leeft.get('/dossier/:inwoner/terugkeer/stap', { ...schrijft, logboek: 'inzage' }, (c) => stapPagina(c));
  leeft.post('/dossier/:inwoner/terugkeer/stap', { ...schrijft, logboek: 'terugstap-vastgelegd' }, async (c) => {
    const inwonerId = c.nummer('inwoner');
    const uit = await c.submit(async (db, actor) => {
      const inwoner = await findInwoner(db, inwonerId);
      if (!inwoner) throw new NietGevonden();
      const r = await stepBack(db, {
        actor,
        beleid: s.beleid,
        vandaag: c.vandaag,
        inwoner,
        versie: c.form.tekst('_versie'),
        waarden: c.form.waarden,
        vervolg: c.form.lijst('vervolg'),
      });
      return r.ok ? { ok: true, naar: `${terugkeerPad(inwonerId)}/stap/${r.waarde}` } : r;
    });
    return uit instanceof Response
      ? uit
      : stapPagina(c, { ...c.form.waarden, _versie: c.form.tekst('_versie'), _getypt: 'ja' }, uit);
  });

  router.get('/dossier/:inwoner/terugkeer/stap/:terugstap', { ...schrijft, logboek: 'inzage' }, async (c) => {
    const { inwoner, g } = await openTerugkeer(c);
    const stap = g.stappen.find(({ id }) => id === c.nummer('terugstap'));
    if (!stap) throw new NietGevonden();
    const naam = toonNaam(inwoner);
    return c.page({
      titel: 'Stap terug vastgelegd',
      kruimels: [
        { tekst: naam, href: `/dossier/${inwoner.id}` },
        { tekst: 'De weg terug', href: terugkeerPad(inwoner.id) },
        { tekst: 'Vastgelegd' },
      ],
      inhoud: bevestiging({
        titel: `${naam} staat weer op trede ${stap.naarTrede}`,
        onder: `Vanaf ${toonDatum(stap.datum)}. Wat er eerder stond blijft te lezen.`,
        hierna: [
          ...stap.vervolg.map((v) => ({
            wat: VERVOLG[v.soort],
            wie: 'Jij, in je werkvoorraad',
            wanneer: v.tot ? `uiterlijk ${toonDatum(v.tot)}` : 'vanaf nu',
          })),
          ...(stap.vervolg.some(({ soort }) => soort === 'vertellen')
            ? [
                {
                  wat: 'Er is een bericht gestuurd in plaats van een brief. Vul het adres aan bij Gegevens.',
                  wie: 'Het systeem',
                  wanneer: 'nu',
                },
              ]
            : [{ wat: `${naam} krijgt een brief hierover.`, wie: 'Het systeem', wanneer: 'nu' }]),
          { wat: `${naam} ziet de trede en deze stap op de eigen pagina.`, wie: 'De inwoner', wanneer: 'vanaf nu' },
        ],
        acties: html`${linkKnop({ tekst: 'Afspraak plannen', href: `/dossier/${inwoner.id}/afspraken`, soort: 'primair', icoon: 'calendar-event' })}${linkKnop({ tekst: 'Naar de weg terug', href: terugkeerPad(inwoner.id) })}`,
      }),
    });
  });

  const afrondPagina = async (
    c: PageContext,
    getypt: Readonly<Record<string, string>> = {},
    fouten: readonly Reden[] = [],
  ): Promise<Response> => {
    const { inwoner, g } = await openTerugkeer(c);
    const { stap, vervolg } = getVervolg(g.stappen, c.nummer('terugstap'), c.nummer('vervolg'));
    if (fouten.length === 0 && vervolg.gedaanOp) return c.redirect(terugkeerPad(inwoner.id));
    return terugkeerPagina(c, {
      inwoner,
      titel: VERVOLG[vervolg.soort],
      onder: `Na de stap terug van ${toonNaam(inwoner)} op ${toonDatum(stap.datum)}.`,
      fouten,
      inhoud: form({
        actie: `${terugkeerPad(inwoner.id)}/stap/${stap.id}/${vervolg.id}`,
        sleutel: c.sleutel(),
        versie: getypt._versie ?? vervolg.versie,
        inhoud: html`${tekstvak({
          naam: 'hoe',
          label: 'Wat is er gedaan of afgesproken?',
          hint: 'Is het niet meer nodig? Schrijf dan op waarom.',
          waarde: getypt.hoe,
          fout: foutVan(fouten, 'hoe'),
          regels: 4,
          maximum: 1000,
        })}${acties(knop({ tekst: 'Afronden' }), linkKnop({ tekst: 'Annuleren', href: terugkeerPad(inwoner.id) }))}`,
      }),
    });
  };
  router.get('/dossier/:inwoner/terugkeer/stap/:terugstap/:vervolg', { ...schrijft, logboek: 'inzage' }, (c) => afrondPagina(c));
  router.post(
    '/dossier/:inwoner/terugkeer/stap/:terugstap/:vervolg',
    { ...schrijft, logboek: 'terugstap-opgevolgd' },
    async (c) => {
      const inwonerId = c.nummer('inwoner');
      const uit = await c.submit(async (db, actor) => {
        const r = await closeVervolg(db, {
          actor,
          vandaag: c.vandaag,
          inwonerId,
          terugstapId: c.nummer('terugstap'),
          vervolgId: c.nummer('vervolg'),
          versie: c.form.versie(),
          waarden: c.form.waarden,
        });
        return r.ok ? { ok: true, naar: `${terugkeerPad(inwonerId)}#terugstap-${c.nummer('terugstap')}` } : r;
      });
      return uit instanceof Response ? uit : afrondPagina(c, { ...c.form.waarden, _versie: c.form.tekst('_versie') }, uit);
    },
  );
};
