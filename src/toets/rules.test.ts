import { describe, expect, test } from 'vitest';
import { beleidVanHuis } from '../../test/beleid.ts';
import { pickDichtstbij } from '../beleid/index.ts';
import { datum } from '../kernel/datum.ts';
import { telDomeinen } from './begeleiding-groep.ts';
import { ToetsFeiten, toetsProducten, ZRM_DOMEINEN } from './index.ts';

const beleid = beleidVanHuis();

function toets(feiten: ToetsFeiten) {
  const versie = pickDichtstbij(beleid.regelingen, feiten.gemeente, 'werkt-mee', datum(feiten.peildatum));
  if (!versie) throw new Error('geen regeling');
  return toetsProducten(feiten, versie.regeling, beleid.landelijk);
}

/** Merges the scores of a case into those of the starting point, so that a case names only what it changes. */
function feitenVan(uitgangspunt: Record<string, unknown>, anders: Record<string, unknown>, onbekend: string[]): ToetsFeiten {
  const samen: Record<string, unknown> = { ...uitgangspunt, ...anders };
  if (anders.zrm) samen.zrm = { ...(uitgangspunt.zrm as object), ...(anders.zrm as object) };
  for (const feit of onbekend) delete samen[feit];
  return ToetsFeiten.parse(samen);
}

// Those of the other municipalities run in src/gevallen, as these do.
for (const { gevallen, bestand } of beleid.gevallen.filter((een) => een.gevallen.regeling === 'werkt-mee')) {
  describe(`gevallen van ${bestand}`, () => {
    test.each(gevallen.toets.map((geval) => [geval.geval, geval] as const))('%s', (_, geval) => {
      const uitkomst = toets(feitenVan(gevallen.uitgangspunt, geval.feiten, geval.onbekend ?? []));
      const per = new Map(uitkomst.producten.map((p) => [p.product, p]));
      const verwacht = {
        passend: geval.passend ?? [],
        'niet-passend': geval.nietPassend ?? [],
        'onder-voorwaarde': geval.onderVoorwaarde ?? [],
      };
      for (const [woord, producten] of Object.entries(verwacht)) {
        for (const product of producten) expect(`${product} ${per.get(product)?.uitkomst}`).toBe(`${product} ${woord}`);
      }
      const advies = uitkomst.advies.map((a) => a.naar);
      expect(advies).toEqual(expect.arrayContaining(geval.advies ?? []));
      for (const naar of geval.geenAdvies ?? []) expect(advies).not.toContain(naar);
    });

    test('elke regel die een geval noemt, staat in een grond van minstens één van die gevallen', () => {
      const gezien = new Set<string>();
      for (const geval of gevallen.toets) {
        const { producten, advies } = toets(feitenVan(gevallen.uitgangspunt, geval.feiten, geval.onbekend ?? []));
        const gronden = [...producten, ...advies].flatMap((u) => u.gronden.map((grond) => grond.regel));
        for (const regel of geval.regels) if (gronden.includes(regel)) gezien.add(regel);
      }
      // AP9 is about two toewijzingen and speaks in the besluit; the toets only knows the running ontwikkeling of AP2.
      const genoemd = new Set(gevallen.toets.flatMap((geval) => geval.regels).filter((regel) => regel !== 'AP9'));
      expect([...gezien].sort()).toEqual([...genoemd].sort());
    });
  });
}

const minimaal: ToetsFeiten = { gemeente: '0200', peildatum: '2026-11-01' };

describe('toets', () => {
  test('negen producten, in de volgorde van de regeling', () => {
    expect(toets(minimaal).producten.map((p) => p.product)).toEqual([
      'wm-ontwikkeling-3',
      'wm-ontwikkeling-4',
      'wm-ontwikkeling-5',
      'wm-werkplek-3',
      'wm-werkplek-4',
      'orientatie',
      'begeleiding-groep-basis',
      'begeleiding-groep-complex',
      'begeleiding-groep-duurzaam-intensief',
    ]);
  });

  test('K8: zonder feiten is alles onder voorwaarde, en elke onbekende grond zegt wat er ontbreekt', () => {
    for (const { uitkomst, gronden } of toets(minimaal).producten) {
      expect(uitkomst).toBe('onder-voorwaarde');
      for (const grond of gronden.filter((g) => g.voldaan === null)) expect(grond.tekst).toMatch(/niet bekend/);
    }
  });

  test('elke grond noemt een bron met de kracht die bij die bron hoort', () => {
    const { producten, advies } = toets({ ...minimaal, trede: 2, perspectief: 2, zichtOpBetaaldWerk: 'binnen-een-jaar' });
    for (const grond of [...producten, ...advies].flatMap((u) => u.gronden)) {
      const hoort = grond.bron.startsWith('BR') ? 'besluit' : grond.bron.startsWith('WM') ? 'productbeschrijving' : 'keuze';
      expect(grond.status).toBe(hoort);
    }
  });

  test('C13: een overgeslagen trede wordt gezegd, niet geweigerd', () => {
    const naar5 = toets({ ...minimaal, trede: 3 }).producten.find((p) => p.product === 'wm-ontwikkeling-5');
    expect(naar5?.gronden[0]).toMatchObject({ voldaan: true, tekst: expect.stringContaining('slaat een trede over') });
  });

  test('AP4: telt leefgebieden met score 1 tot en met 3, en wat onbekend is', () => {
    expect(telDomeinen({ financien: 3, justitie: 4, huisvesting: 1 }, 3)).toEqual({
      problemen: 2,
      onbekend: ZRM_DOMEINEN.length - 3,
    });
    expect(telDomeinen(undefined, 3)).toEqual({ problemen: 0, onbekend: 13 });
  });

  test('feiten buiten hun bereik worden genoemd', () => {
    const gelezen = ToetsFeiten.safeParse({ ...minimaal, trede: 7, zrm: { financien: 6 }, peildatum: '2026-02-30' });
    expect(gelezen.error?.issues.map((i) => i.path.join('.')).sort()).toEqual(['peildatum', 'trede', 'zrm.financien']);
  });
});
