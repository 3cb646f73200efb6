import { toonGeld } from '../kernel/geld.ts';
import { explainBron } from './explain.ts';
import { type Product, Regeling } from './regeling.ts';
import { bezet, controleerRoute, isOudeRoute, zonderLidwoord } from './route-controle.ts';

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
      // A goal that is no trede (NI2) is not settled on a result.
      if (soort === 'ontwikkeling' && !product.doelTreden && product.afrekening?.waarde !== 'inspanning')
        fout(['producten', i], 'een ontwikkeling heeft doelTreden nodig, of wordt afgerekend op inspanning');
      const opTrede = soort === 'orientatie' && product.toegang?.waarde !== 'onduidelijk-wat-inwoner-wil-en-kan';
      if ((opTrede || soort === 'begeleiding-groep') && !product.startTreden)
        fout(['producten', i], `${product.product} heeft startTreden nodig`);
      if ((soort === 'trajectstap') !== (product.voorziening === 'stap'))
        fout(bij('voorziening'), '“voorziening: stap” hoort bij “soort: trajectstap”, en alleen daarbij');
      if (soort === 'trajectstap' && product.iwmo)
        fout(bij('iwmo'), 'een trajectstap wordt niet toegewezen; laat het blok iwmo weg');
      for (const code of product.bovenop?.waarde ?? [])
        if (!regeling.producten.some((een) => een.product === code))
          fout(
            bij('bovenop'),
            `er is geen product ${code}; kies uit: ${regeling.producten.map((een) => een.product).join(', ')}`,
          );
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
function betaalFouten({ soort, prijs, afrekening, dagdeel, naarRato }: Product): { veld: string; tekst: string }[] {
  const vormen = BETAALD[soort];
  if (!vormen) return [];
  const toon = 'laat anders het blok iwmo weg, dan staat de prijs alleen in het document';
  const uit: { veld: string; tekst: string }[] = [];
  const passend = vormen.filter(({ per }) => prijs === undefined || prijs.bedrag === null || prijs.per === per);
  if (passend.length === 0) {
    const per = vormen.map((vorm) => `“per: ${vorm.per}”`).join(' of ');
    uit.push({
      veld: 'prijs',
      tekst: `een ${soort} wordt betaald per ${vormen.map((vorm) => vorm.per).join(' of ')}; schrijf ${per}, of ${toon}`,
    });
  }
  const op = [...new Set((passend.length > 0 ? passend : vormen).map((vorm) => vorm.op))];
  if (afrekening && !op.some((een) => een === afrekening.waarde))
    uit.push({ veld: 'afrekening', tekst: `een ${soort} wordt afgerekend op ${op.join(' of ')}; schrijf dat, of ${toon}` });
  if (passend.length > 0 && prijs?.per === 'dagdeel' && !dagdeel)
    uit.push({
      veld: 'prijs',
      tekst: 'wie per dagdeel betaalt, schrijft bij dagdeel hoeveel minuten dat is (desnoods als keuze)',
    });
  if (passend.length > 0 && prijs?.per === 'jaar' && !naarRato)
    uit.push({
      veld: 'prijs',
      tekst: 'wie per jaar betaalt, schrijft bij naarRato hoe een deel van een jaar telt (desnoods als keuze)',
    });
  return uit;
}

/** How a kind of product can be paid: per what, and on what it is settled. */
const BETAALD: Partial<Record<Product['soort'], readonly { per: string; op: string }[]>> = {
  ontwikkeling: [
    { per: 'traject', op: 'resultaat' },
    { per: 'jaar', op: 'inspanning' },
  ],
  werkplek: [
    { per: 'uur', op: 'gemaakte-uren' },
    { per: 'dagdeel', op: 'gemaakte-uren' },
  ],
};

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
  const fouten = [
    ...productFouten,
    ...(bewaard && isOudeRoute(route) ? [] : controleerRoute(route)),
    ...(bewaard ? [] : [...bezet(route), ...zonderLidwoord(route)]),
  ];
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
