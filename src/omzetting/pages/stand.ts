// How far a change is, and what its reader can do with the whole.
import { adresMet } from '../../inwoner/index.ts';
import { toonDatum } from '../../kernel/datum.ts';
import { acties, bevestiging, form, type Html, html, knop, link, linkKnop, melding, voortgangsbalk } from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';
import type { RegelFilter } from '../queries/index.ts';
import type { OmzettingSoort, Uitkomst } from '../types.ts';
import { type Blad, plekken } from './delen.ts';

/** How far it is, and what the reader can do with the whole. */
export function stand(c: PageContext, b: Blad, tel: ReadonlyMap<RegelFilter, number>, totaal: number): Html | false {
  const o = b.omzetting;
  const adres = `/omzettingen/${o.id}`;
  const mag = b.rol === 'teammanager' || (b.rol === 'contractmanager' && o.soort === 'tarief');
  const doe = (daad: string, inhoud: Html) =>
    form({ actie: adres, sleutel: c.sleutel(), versie: o.versie, verborgen: { doe: daad }, inhoud });
  const tarief = o.soort === 'tarief';
  const akkoord = tarief ? b.tarieven.filter((t) => t.stand === 'akkoord' && !t.uitkomst).length : (tel.get('akkoord') ?? 0);
  const ververs = linkKnop({ tekst: 'Ververs', href: adres, soort: 'primair' });
  const wat = tarief ? (akkoord === 1 ? '1 tarief' : `${akkoord} tarieven`) : plekken(akkoord);
  switch (o.status) {
    case 'opstellen':
      return html`${melding({ soort: 'info', titel: 'De voorstellen worden opgesteld', inhoud: 'Er verandert nog niets. Dit gaat door als je de bladzijde sluit.' })}${acties(ververs)}`;
    case 'bezig': {
      const gedaan = tarief
        ? b.tarieven.filter((t) => t.uitkomst).length
        : (tel.get('gedaan') ?? 0) + (tel.get('overgeslagen') ?? 0) + (tel.get('mislukt') ?? 0);
      return html`${melding({
        soort: 'info',
        titel: `Wordt uitgevoerd: ${gedaan} van de ${gedaan + akkoord} gedaan`,
        inhoud:
          'Dit gaat door als je de bladzijde sluit. Ook na een storing gaat het vanzelf verder waar het was; dat kan een paar minuten duren.',
      })}${voortgangsbalk({ label: 'Voortgang', waarde: gedaan, max: Math.max(gedaan + akkoord, 1) })}${acties(ververs)}${mag && doe('stoppen', acties(knop({ tekst: 'Stop', soort: 'stil' })))}`;
    }
    case 'klaar':
      if (!tarief && totaal === 0) return melding({ soort: 'info', titel: 'Deze wijziging raakt niemand' });
      return html`${
        hierna(b).length > 0
          ? bevestiging({ titel: 'De wijziging is uitgevoerd', hierna: hierna(b) })
          : nietGedaan(tel) === 0 &&
            melding({ soort: 'info', titel: 'De wijziging is klaar', inhoud: 'Er is voor niemand iets veranderd.' })
      }${
        !tarief &&
        nietGedaan(tel) > 0 &&
        melding({
          soort: 'waarschuwing',
          titel: `Bij ${plekken(nietGedaan(tel))} is niets gedaan`,
          inhoud: html`<p>Bij elke plek staat waarom. Het staat ook in de werkvoorraad van de consulent.</p><p>${(['overgeslagen', 'mislukt'] as const).filter((een) => (tel.get(een) ?? 0) > 0).map((een) => html`${link(`${adres}?stand=${een}`, een === 'mislukt' ? 'Bekijk wat mislukte' : 'Bekijk wie is overgeslagen')} `)}</p>`,
        })
      }`;
    case 'weggelegd':
      return melding({ soort: 'info', titel: 'Deze wijziging is weggelegd. Er is niets meer aan te doen.' });
    default: {
      if (!mag)
        return b.rol === 'consulent'
          ? b.teTekenen > 0
            ? melding({
                soort: 'waarschuwing',
                titel: `Voor ${plekken(b.teTekenen)} is jouw handtekening nodig`,
                inhoud: html`<p>Een collega gaf akkoord, maar heeft geen mandaat. Jij wel. Geef akkoord, of zet het terug.</p><p>${link(`${adres}?stand=voorgelegd`, 'Bekijk voor wie')}</p>`,
              })
            : totaal > 0 && (tel.get('open') ?? 0) === 0
              ? melding({
                  soort: 'info',
                  titel: 'Je ging al je inwoners na',
                  inhoud: 'De teammanager laat uitvoeren wat akkoord is. Tot dan kun je nog iets veranderen.',
                })
              : melding({
                  soort: 'info',
                  titel: `Ga je eigen inwoners na, uiterlijk ${toonDatum(o.nagaanTot)}`,
                  inhoud:
                    'Daarna laat de teammanager uitvoeren wat akkoord is. Jij tekent de besluiten waar je akkoord op gaf. Heb je daar geen mandaat voor, dan tekent een collega die dat wel heeft.',
                })
          : melding({ soort: 'info', titel: 'De teammanager en de consulenten gaan na wat er per inwoner gebeurt' });
      const leeg = !tarief && totaal === 0;
      const voorgelegd = tel.get('voorgelegd') ?? 0;
      return html`${
        leeg
          ? melding({
              soort: 'info',
              titel: 'Deze wijziging raakt niemand',
              inhoud: 'Niemand die nu loopt valt onder wat je koos.',
            })
          : o.status === 'gestopt' &&
            melding({
              soort: 'waarschuwing',
              titel: 'Het uitvoeren is gestopt',
              inhoud: 'Wat is gedaan, blijft. De rest wacht tot je verdergaat.',
            })
      }${
        voorgelegd > 0 &&
        melding({
          soort: 'waarschuwing',
          titel: `Voor ${plekken(voorgelegd)} is een handtekening nodig van wie mandaat heeft`,
          inhoud: html`<p>Wie akkoord gaf, mag dit niet ondertekenen. Bij elke plek staat aan wie het nu is voorgelegd. Na diens akkoord kun je het uitvoeren.</p><p>${link(`${adres}?stand=voorgelegd`, 'Bekijk voor wie')}</p>`,
        })
      }${akkoord > 0 && doe('uitvoeren', acties(knop({ tekst: `Voer uit voor ${wat}`, icoon: 'check' })))}${
        b.rol === 'teammanager' &&
        !leeg &&
        !tarief &&
        acties(
          linkKnop({
            tekst: 'Download als CSV',
            href: adresMet(`${adres}/lijst.csv`, { stand: b.filter, consulent: b.consulentId }),
            icoon: 'download',
            download: true,
          }),
        )
      }${doe('wegleggen', acties(knop({ tekst: 'Leg deze wijziging weg', soort: 'stil' })))}`;
    }
  }
}

/** Passed over or failed, and nobody arranged it by hand. */
const nietGedaan = (tel: ReadonlyMap<RegelFilter, number>): number => (tel.get('overgeslagen') ?? 0) + (tel.get('mislukt') ?? 0);

/** What an aanbieder notices, by what changed. */
const BIJ_AANBIEDER: Readonly<Record<Exclude<OmzettingSoort, 'tarief'>, string>> = {
  'aanbieder-stopt': 'De nieuwe aanbieder neemt de toewijzing aan. Bij de oude staat de laatste dag.',
  'nieuwe-versie': 'De aanbieder ziet bij de toewijzing welke versie geldt en welke dagen schuiven.',
  wet: 'De aanbieder ziet de nieuwe laatste dag bij de toewijzing.',
  anders: 'De aanbieder ziet de nieuwe laatste dag bij de toewijzing.',
};

/** What happens next, only of what came of it. */
const hierna = (b: Blad): { wat: string; wie: string; wanneer: string }[] => {
  const { soort, dag } = b.omzetting;
  if (soort === 'tarief')
    return [
      {
        wat: 'Declaraties rekenen vanzelf met het tarief van de dag.',
        wie: 'De aanbieders',
        wanneer: `vanaf ${toonDatum(dag)}`,
      },
    ];
  const met = (uitkomst: Uitkomst) => b.telling.reduce((n, t) => n + (t.uitkomst === uitkomst ? t.aantal : 0), 0);
  const bespreken = met('bespreken');
  return [
    ...(met('gedaan') === 0
      ? []
      : [
          {
            wat: 'De brieven staan bij Brieven om te drukken. De inwoner leest ze ook op de eigen pagina.',
            wie: 'De consulent',
            wanneer: 'nu',
          },
          { wat: BIJ_AANBIEDER[soort], wie: 'De aanbieders', wanneer: 'nu' },
        ]),
    ...(bespreken === 0
      ? []
      : [
          {
            wat: `Over ${plekken(bespreken)} is nog een gesprek nodig, of een besluit samen met een ander. Dat staat in de werkvoorraad.`,
            wie: 'De consulent',
            wanneer: 'op de dag die daar staat',
          },
        ]),
  ];
};
