// The tariffs of one change: old and new, how many get which. No persons.
import { toonDatum } from '../../kernel/datum.ts';
import {
  acties,
  badge,
  bedrag,
  form,
  type Html,
  html,
  kaart,
  kiesvak,
  knop,
  leegBlok,
  link,
  metOnder,
  tabel,
} from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';
import { type Blad, UITKOMST_SOORT } from './delen.ts';

export function tarieven(c: PageContext, b: Blad, product: (code: string) => string): Html | false {
  const o = b.omzetting;
  if (o.status === 'opstellen') return false;
  if (b.tarieven.length === 0)
    return leegBlok({
      titel: 'Er is geen tarief om te wijzigen',
      inhoud: `Op ${toonDatum(o.dag)} geldt geen contract dat je koos.`,
    });
  const nagaan = b.rol === 'contractmanager' && o.status === 'nagaan';
  const som = (wat: 'krijgt' | 'houdt') => b.tarieven.reduce((n, t) => n + (t.stand === 'akkoord' ? t[wat] : 0), 0);
  const inhoud = html`<p>Betaald wordt het tarief van de dag van het werk; bij een traject dat van de startdag. Een traject dat voor ${toonDatum(o.dag)} begon, houdt dus het oude tarief.</p>${tabel(
    {
      caption: 'Tarieven, oud en nieuw',
      toetsen: true,
      kolommen: [
        { kop: 'Aanbieder' },
        { kop: 'Product' },
        { kop: 'Was', uitlijning: 'eind' },
        { kop: 'Wordt', uitlijning: 'eind' },
        { kop: 'Krijgen het nieuwe', uitlijning: 'eind' },
        { kop: 'Houden het oude', uitlijning: 'eind' },
        { kop: 'Stand', vanzelf: true },
      ],
      rijen: b.tarieven.map((t) => {
        const wie = metOnder(link(`/contracten/${t.contractId}`, t.aanbieder), `Contract ${t.contract}`);
        const tekst =
          t.uitkomst === 'gedaan'
            ? 'Uitgevoerd'
            : t.uitkomst === 'mislukt'
              ? 'Mislukt'
              : t.uitkomst
                ? 'Overgeslagen'
                : t.stand === 'akkoord'
                  ? 'Akkoord'
                  : 'Weggelaten';
        return [
          nagaan
            ? kiesvak({
                naam: 'tarief',
                waarde: t.contractproductId,
                label: `${t.aanbieder}, ${product(t.product)}`,
                aan: t.stand === 'akkoord',
                inhoud: wie,
              })
            : b.rol === 'contractmanager'
              ? wie
              : metOnder(t.aanbieder, `Contract ${t.contract}`),
          product(t.product),
          bedrag(t.oud),
          bedrag(t.nieuw),
          t.krijgt,
          t.houdt,
          html`${badge(UITKOMST_SOORT[tekst] ?? 'neutraal', tekst)}${t.uitkomstTekst !== '' && html`<p>${t.uitkomstTekst}</p>`}`,
        ];
      }),
      voet: ['Samen', '', '', '', som('krijgt'), som('houdt'), ''],
    },
  )}`;
  const opnieuw = b.tarieven.filter((t) => t.uitkomst === 'mislukt' || t.uitkomst === 'overgeslagen').length;
  const nogEens =
    opnieuw > 0 &&
    b.rol === 'contractmanager' &&
    o.status !== 'bezig' &&
    form({
      actie: `/omzettingen/${o.id}`,
      sleutel: c.sleutel(),
      versie: o.versie,
      verborgen: { doe: 'opnieuw' },
      inhoud: acties(
        knop({
          tekst: `Stel ${opnieuw === 1 ? '1 tarief' : `${opnieuw} tarieven`} opnieuw voor`,
          soort: 'tweede',
          icoon: 'history',
        }),
      ),
    });
  return kaart({
    titel: 'Tarieven',
    acties: nogEens || undefined,
    inhoud: nagaan
      ? form({
          actie: `/omzettingen/${o.id}/tarieven`,
          sleutel: c.sleutel(),
          naam: 'Welke tarieven veranderen',
          inhoud: html`${inhoud}${acties(knop({ tekst: 'Bewaar de keuze', soort: 'tweede' }))}`,
        })
      : inhoud,
  });
}
