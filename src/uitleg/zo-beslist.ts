// /uitleg/zo-beslist-werkt-mee: how an outcome comes about, and what the force of a source means. For everybody, in B1.
import { type BeleidInHuis, type OpgeslagenRegeling, toonStatus } from '../beleid/index.ts';
import type { BronStatus } from '../kernel/uitkomst.ts';
import { bronStatus, type Html, html, kaart, kop, lijst, link, stapel, tabel, uitklap, waarom } from '../web/index.ts';
import type { Web } from '../web/route.ts';
import { STAP_UITLEG } from './stappen.ts';
import { versieTekst, ZO_BESLIST } from './waarom.ts';

const KRACHT: readonly { status: BronStatus; wat: string; bindt: string }[] = [
  { status: 'wet', wat: 'Een wet of landelijke afspraak.', bindt: 'Iedereen moet zich eraan houden.' },
  {
    status: 'besluit',
    wat: 'Vastgesteld door het college of de raad en bekendgemaakt.',
    bindt: 'De gemeente moet zich eraan houden. Een inwoner kan zich erop beroepen.',
  },
  {
    status: 'productbeschrijving',
    wat: 'Een beschrijving van de producten, waar aanbieders een contract over hebben.',
    bindt: 'Gemeente en aanbieders. Zij vult aan waar het besluit zwijgt.',
  },
  {
    status: 'voorstel',
    wat: 'Een plan dat aan anderen is voorgelegd.',
    bindt: 'Niemand, tot het is vastgesteld. We tonen het als voorstel.',
  },
  {
    status: 'praktijk',
    wat: 'Een beschrijving van hoe het ging, in een bepaald jaar.',
    bindt: 'Niemand. Het zegt wat meestal gebeurt.',
  },
  {
    status: 'keuze',
    wat: 'Staat in geen bron. Zonder keuze kan het systeem niet rekenen.',
    bindt: 'Het is een keuze van de gemeente in dit systeem. Zij kan haar veranderen, en dat zie je dan.',
  },
];

const bronnenVan = ({ regeling }: OpgeslagenRegeling): Html =>
  lijst(
    Object.values(regeling.bronnen).map((bron) => ({
      kop: bron.naam,
      waarde: html`${bronStatus(bron.status)}<p>${bron.uitleg}</p>`,
    })),
  );

const gemeentenVan = (beleid: BeleidInHuis): Html =>
  stapel(
    beleid.gemeenteIds().map((id) => {
      const versies = beleid.regelingen(id);
      const laatste = versies.at(-1);
      return (
        laatste &&
        kaart({
          niveau: 3,
          titel: `${beleid.gemeente(id).naam}: ${laatste.regeling.naam}`,
          inhoud: html`<ul>${versies.map((versie) => html`<li>${versieTekst(versie)}</li>`)}</ul>${uitklap('De bronnen van deze regeling', bronnenVan(laatste))}`,
        })
      );
    }),
  );

export const registerZoBeslist = ({
  web,
  beleid,
}: {
  web: Pick<Web, 'openbaar' | 'sendOpenbaar'>;
  beleid: BeleidInHuis;
}): void => {
  web.openbaar('GET', ZO_BESLIST, (c) =>
    web.sendOpenbaar(c, {
      titel: 'Zo beslist Werkt mee',
      inhoud: html`${kop({ titel: 'Zo beslist Werkt mee', onder: 'Bij elke uitkomst, dag en elk bedrag kun je vragen: waarom? Hier lees je wat het antwoord betekent.' })}${stapel(
        kaart({
          titel: 'In het kort',
          inhoud: html`<ul><li>De gemeente schrijft op wat de regels zijn: voor wie het is, hoe lang het duurt, wat het kost en wie beslist.</li><li>Het systeem voert die regels uit. Het verzint er niets bij.</li><li>Een mens neemt het besluit. Het systeem rekent en laat zien waarom iets past of niet past.</li><li>Weet het systeem iets niet? Dan zegt het dat, en noemt het de vraag. Het gokt nooit.</li></ul>`,
        }),
        kaart({
          titel: 'Wat je ziet als je op Waarom? klikt',
          inhoud: html`<ul><li><strong>De gronden.</strong> Elke grond is één regel, met ja, nee of nog niet bekend.</li><li><strong>De bron.</strong> Waar die regel staat, en hoe sterk die bron is.</li><li><strong>Wat het anders had gemaakt.</strong> Het systeem rekent dezelfde regels nog een keer uit, met één feit anders. Zo zie je wat de uitkomst bepaalt.</li><li><strong>De versie.</strong> Welke regeling gold, en een kenmerk. Verandert er één letter in de regeling, dan verandert het kenmerk.</li></ul>${waarom(
            {
              over: 'past dit voorbeeld',
              gronden: [
                {
                  regel: 'AP2',
                  bron: 'Een regel uit het besluit van de gemeente',
                  status: 'besluit',
                  tekst: 'De inwoner staat op trede 3.',
                  voldaan: true,
                },
                { regel: 'K8', bron: '', status: 'keuze', tekst: 'Dit beslist geen bron. Dan vragen we het.', voldaan: null },
              ],
              watAls: [{ met: 'Met trede 1, 2, 4, 5 of 6', dan: 'past niet' }],
              versie: 'Zo ziet het eruit. Dit is een voorbeeld.',
              open: true,
            },
          )}`,
        }),
        kaart({
          titel: 'Hoe sterk is een bron?',
          inhoud: html`<p>Niet elke tekst is even sterk. Binnen één gemeente gaat een besluit voor een productbeschrijving, die voor een voorstel, en dat voor een beschrijving van de praktijk. Zegt de sterkste bron niets, dan geldt de volgende. We laten altijd zien welke het is.</p>${tabel(
            {
              caption: 'Wat de woorden bij een bron betekenen',
              kolommen: [{ kop: 'Zo staat het er' }, { kop: 'Wat het is' }, { kop: 'Wie zich eraan moet houden' }],
              rijen: KRACHT.map(({ status, wat, bindt }) => [bronStatus(status), wat, bindt]),
            },
          )}`,
        }),
        kaart({
          titel: 'Wat is een keuze?',
          inhoud: html`<p>Soms zegt geen enkele bron hoe het moet. Bijvoorbeeld: telt bij een termijn van zes maanden de laatste dag mee? Zonder antwoord kan er niets worden uitgerekend. Dan kiezen we iets, en we zeggen erbij dat het een ${toonStatus('keuze')} is. We doen nooit alsof het beleid is.</p><p><strong>Niet geregeld</strong> is iets anders. Dan zwijgt de bron en hoeft er ook niets te worden uitgerekend. We lenen dan niets van een andere gemeente.</p><p>Zeggen twee bronnen iets anders? Dan laten we beide teksten zien, en welke we volgen.</p>`,
        }),
        kaart({
          titel: 'Later nog een keer nagaan',
          inhoud: html`<p>Bij elke toets, elk besluit, elk oordeel en elk bedrag bewaren we waar het op rust: de feiten, de versie van de regeling en de gronden. Met de knop ‘Opnieuw berekenen’ kijkt een medewerker of er hetzelfde uitkomt, ook als de regels intussen zijn veranderd.</p><p>Ben je het niet eens met een besluit? In de brief staat hoe je bezwaar maakt. Bellen mag altijd: ${link('/hulp', 'hulp en uitleg')}.</p>`,
        }),
        kaart({ titel: 'Welke regelingen zijn er?', inhoud: gemeentenVan(beleid) }),
        kaart({
          titel: 'Waarom staat dit in de werkvoorraad?',
          id: 'stappen',
          inhoud: html`<p>Voor medewerkers. Elke stap volgt uit de feiten van het dossier. Hier staat bij elke soort waarom zij er is en waar de dag vandaan komt.</p>${STAP_UITLEG.map(
            ({ soort, titel, waarom: reden, dag, status }) =>
              html`<h3 id="stap-${soort}">${titel}</h3><p>${reden}</p><p>${bronStatus(status)} ${dag}</p>`,
          )}`,
        }),
      )}`,
    }),
  );
};
