import { toonGeld } from '../kernel/geld.ts';
import { explainBron } from './explain.ts';
import { type Product, Regeling } from './regeling.ts';
import { controleerRoute, isOudeRoute } from './route-controle.ts';

/** The shape plus what only the whole file can tell: every source is known, every key is used once, every reference leads somewhere. */
const gecontroleerd = (bewaard: boolean) =>
  Regeling.superRefine((regeling, ctx) => {
    const fout = (path: (string | number)[], message: string): void => ctx.addIssue({ code: 'custom', path, message });
    loopBronnen(regeling, [], (pad, bron) => {
      if (explainBron(regeling, bron)) return;
      const bekend = [...Object.keys(regeling.bronnen), 'Awb', 'Atw', 'AOW', 'Wmo 2015', 'AVG', 'iWmo', 'keuze'].join(', ');
      fout(
        pad,
        `de bron “${bron}” is niet bekend; gebruik een van: ${bekend}. Een nieuw besluit beschrijf je eerst bovenaan, bij bronnen`,
      );
    });
    const gezien = new Set<string>();
    regeling.producten.forEach((product, i) => {
      const bij = (veld: string): (string | number)[] => ['producten', i, veld];
      if (gezien.has(product.product)) fout(bij('product'), `${product.product} staat er twee keer in`);
      gezien.add(product.product);
      const { soort } = product;
      if (soort === 'ontwikkeling' && !product.doelTreden) fout(['producten', i], 'een ontwikkeling heeft doelTreden nodig');
      const opTrede = soort !== 'orientatie' || product.toegang?.waarde !== 'onduidelijk-wat-inwoner-wil-en-kan';
      if (opTrede && !product.startTreden) fout(['producten', i], `${product.product} heeft startTreden nodig`);
      if (soort !== 'orientatie' && product.toegang) fout(bij('toegang'), 'alleen een oriëntatie heeft een toegang');
      if (soort === 'begeleiding-groep') {
        if (!product.profiel) fout(['producten', i], 'begeleiding groep heeft een profiel nodig');
        else if (product.profiel !== 'duurzaam-intensief' && !product.leefgebieden)
          fout(['producten', i], `het profiel ${product.profiel} heeft leefgebieden nodig`);
        if (!regeling.begeleidingGroep) fout(['producten', i], 'begeleiding groep heeft het blok begeleidingGroep nodig');
      }
      if (product.afrekening && !product.prijs) fout(bij('afrekening'), 'een afrekening heeft een prijs nodig');
      if (product.iwmo) for (const { veld, tekst } of betaalFouten(product)) fout(bij(veld), tekst);
      if (product.prijs?.per === 'geen' && product.prijs.bedrag !== null)
        fout(bij('prijs'), 'wie “per: geen” schrijft, schrijft “bedrag: null”');
      if (product.prijs?.delen) prijsDelen(product.prijs.bedrag, product.prijs.delen, (tekst) => fout(bij('prijs'), tekst));
    });
    for (const functie of regeling.mandaat?.keten ?? []) {
      if (!regeling.mandaat?.functies[functie])
        fout(['mandaat', 'keten'], `de functie ${functie} heeft geen naam onder functies`);
    }
    const naar = new Set(regeling.wegwijzers.map((wegwijzer) => wegwijzer.naar));
    regeling.wegwijzers.forEach((wegwijzer, i) => {
      if ((wegwijzer.wanneer === 'hoofddoel') !== (wegwijzer.hoofddoelen !== undefined))
        fout(['wegwijzers', i], 'hoofddoelen horen bij “wanneer: hoofddoel”, en alleen daarbij');
    });
    regeling.uitsluitingen.forEach((uitsluiting, i) => {
      if ((uitsluiting.soort === 'hoofddoel') !== (uitsluiting.hoofddoelen !== undefined))
        fout(['uitsluitingen', i], 'hoofddoelen horen bij “soort: hoofddoel”, en alleen daarbij');
      if (uitsluiting.verwijst !== undefined && !naar.has(uitsluiting.verwijst))
        fout(
          ['uitsluitingen', i, 'verwijst'],
          `er is geen wegwijzer naar ${uitsluiting.verwijst}; kies uit: ${[...naar].join(', ') || 'geen'}`,
        );
    });
    regeling.ladder.treden.forEach((trede, i) => {
      if (trede.trede !== i + 1)
        fout(['ladder', 'treden', i, 'trede'], `hier hoort trede ${i + 1}: schrijf de treden van 1 tot en met 6`);
    });
    for (const fouteStap of routeFouten(regeling, bewaard)) fout(fouteStap.pad, fouteStap.tekst);
    if (regeling.geldigTot !== null && regeling.geldigTot < regeling.geldigVan)
      fout(['geldigTot'], `ligt voor geldigVan (${regeling.geldigVan}); schrijf een latere dag, of null`);
  });

/** For what is written now. */
export const GecontroleerdeRegeling = gecontroleerd(false);
/** For a stored version: one of before today's checks of a route is read as it is. */
export const BewaardeRegeling = gecontroleerd(true);

/** What can be assigned is paid as the declaratie counts: never by a price that it would read as another. */
function betaalFouten({ soort, prijs, afrekening }: Product): { veld: string; tekst: string }[] {
  const hoort =
    soort === 'ontwikkeling'
      ? { per: 'traject', op: 'resultaat' }
      : soort === 'werkplek'
        ? { per: 'uur', op: 'gemaakte-uren' }
        : undefined;
  if (!hoort) return [];
  const toon = 'laat anders het blok iwmo weg, dan staat de prijs alleen in het document';
  return [
    ...(prijs && prijs.bedrag !== null && prijs.per !== hoort.per
      ? [{ veld: 'prijs', tekst: `een ${soort} wordt per ${hoort.per} betaald; schrijf “per: ${hoort.per}”, of ${toon}` }]
      : []),
    ...(afrekening && afrekening.waarde !== hoort.op
      ? [{ veld: 'afrekening', tekst: `een ${soort} wordt afgerekend op ${hoort.op}; schrijf dat, of ${toon}` }]
      : []),
  ];
}

function prijsDelen(bedrag: number | null, delen: readonly { bedrag: number | null }[], fout: (tekst: string) => void): void {
  const bedragen = delen.map((deel) => deel.bedrag);
  if (bedragen.includes(null)) return;
  const som = bedragen.reduce<number>((totaal, deel) => totaal + (deel ?? 0), 0);
  if (som !== bedrag)
    fout(
      `de delen zijn samen ${toonGeld(som)}, het bedrag is ${bedrag === null ? 'niet geregeld' : toonGeld(bedrag)}; maak ze gelijk`,
    );
}

/** A stored version of before routes had a begin is shown as it is; what is written now has to be a route that can be gone. */
function routeFouten(regeling: Regeling, bewaard: boolean): { pad: (string | number)[]; tekst: string }[] {
  const { route } = regeling;
  if (!route) return [];
  const productFouten = route.stappen.flatMap(({ product }, i) =>
    product === undefined || regeling.producten.some((een) => een.product === product)
      ? []
      : [{ pad: ['stappen', i, 'product'], tekst: `het product ${product} staat niet onder producten` }],
  );
  const fouten = [...productFouten, ...(bewaard && isOudeRoute(route) ? [] : controleerRoute(route))];
  return fouten.map(({ pad, tekst }) => ({ pad: ['route', ...pad], tekst }));
}

function loopBronnen(waarde: unknown, pad: (string | number)[], zie: (pad: (string | number)[], bron: string) => void): void {
  if (Array.isArray(waarde)) {
    waarde.forEach((deel, i) => {
      loopBronnen(deel, [...pad, i], zie);
    });
  } else if (waarde !== null && typeof waarde === 'object') {
    for (const [sleutel, deel] of Object.entries(waarde)) {
      if (sleutel === 'bron' && typeof deel === 'string') zie([...pad, sleutel], deel);
      else loopBronnen(deel, [...pad, sleutel], zie);
    }
  }
}
