// Versions are immutable: a row that an earlier release stored is read by what that release meant by it. Nothing here is ever removed.

type Blok = Record<string, unknown>;
const isBlok = (waarde: unknown): waarde is Blok => waarde !== null && typeof waarde === 'object' && !Array.isArray(waarde);
const blok = (waarde: unknown): Blok => (isBlok(waarde) ? waarde : {});

/**
 * The content of a stored version in today's shape. What an old release did for every regeling alike (signposts, the perspective on
 * trede 2) becomes what that version says, so that its outcomes stay what they were. Today's content goes through untouched.
 */
export function vernieuwInhoud(inhoud: unknown): unknown {
  return metLijstVanWegwijzers(metEigenVierOgen(inhoud));
}

/** Four eyes stood as yes or no in the block of who decides, and held for every besluit on that product. */
function metEigenVierOgen(inhoud: unknown): unknown {
  if (!isBlok(inhoud) || !Array.isArray(inhoud.producten)) return inhoud;
  if (!inhoud.producten.some((product) => typeof blok(blok(product).besluit).vierOgen === 'boolean')) return inhoud;
  return {
    ...inhoud,
    producten: inhoud.producten.map((product) => {
      const { vierOgen, ...besluit } = blok(blok(product).besluit);
      if (typeof vierOgen !== 'boolean') return product;
      const { bron, keuze } = besluit;
      const waarde = ['toekenning', 'herziening', 'wijziging', 'beeindiging', 'afwijzing', 'intrekking'];
      const eigen = vierOgen ? { vierOgen: { waarde, bron, ...(keuze === undefined ? {} : { keuze }) } } : {};
      return { ...blok(product), besluit, ...eigen };
    }),
  };
}

/** Signposts were fixed, and the perspective on trede 2. */
function metLijstVanWegwijzers(inhoud: unknown): unknown {
  if (!isBlok(inhoud) || !isBlok(inhoud.wegwijzers)) return inhoud;
  const { lucrato, trede1 } = inhoud.wegwijzers;
  const voorzieningen = Array.isArray(inhoud.algemeneVoorzieningen) ? inhoud.algemeneVoorzieningen.map(blok) : [];
  const producten = Array.isArray(inhoud.producten) ? inhoud.producten.map(blok) : [];
  const orientatie = producten.find((product) => product.soort === 'orientatie');
  const wegwijzers = [
    {
      naar: 'algemene-voorziening-ontmoeten',
      naam: 'Algemene voorzieningen om te ontmoeten',
      wanneer: 'trede-2-zonder-perspectief',
      tekst: `Het perspectief ligt niet verder dan trede 2. Dan zijn er de algemene voorzieningen om mensen te ontmoeten: ${voorzieningen.map((voorziening) => String(voorziening.naam)).join(', ')}.`,
      bron: voorzieningen[0]?.bron ?? 'keuze',
    },
    { naar: 'algemene-voorziening-ontmoeten', wanneer: 'trede-1', ...blok(trede1) },
    ...(orientatie
      ? [
          {
            naar: 'orientatie',
            naam: 'Oriëntatie',
            wanneer: 'onduidelijk-wat-inwoner-wil-en-kan',
            tekst:
              'Het is nog niet duidelijk wat de inwoner wil en kan. De oriëntatie geeft daar inzicht in en eindigt met een advies op papier.',
            bron: blok(orientatie.startTreden).bron ?? 'keuze',
          },
        ]
      : []),
    { naar: 'lucrato', wanneer: 'betaald-werk-binnen-een-jaar', ...blok(lucrato) },
  ];
  return {
    ...inhoud,
    wegwijzers,
    doelgroep: { ...blok(inhoud.doelgroep), perspectiefNodig: { waarde: [2], bron: blok(inhoud.ladder).bron } },
  };
}
