import { expect, test } from 'vitest';
import { maakAanbieder, maakInwoner, maakMandaat, maakToewijzing } from '../../test/factories.ts';
import { openHouse } from '../../test/house.ts';

test('AP16, AP30: before a change or an end, who may not sign reads so, with who may, by whom that was given and how it goes on', async () => {
  const h = await openHouse();
  try {
    const lieke = await h.bezoeker({ rol: 'consulent', naam: 'Lieke Brouwer', functie: 'wijkconsulent' });
    await h.bezoeker({ rol: 'consulent', naam: 'Sanne de Wit', functie: 'trajectregisseur' });
    await maakMandaat(h, 'trajectregisseur');
    const { id } = await maakInwoner(h, { consulentId: lieke.gebruikerId, voornaam: 'Jan', achternaam: 'Hoekstra' });
    const aanbiederId = await maakAanbieder(h);
    const plek = await maakToewijzing(h, {
      inwonerId: id,
      aanbiederId,
      product: 'wm-werkplek-3',
      van: '2026-09-01',
      tot: '2027-02-28',
    });
    const pad = `/dossier/${id}/toewijzingen/${plek.id}`;
    const uren = { van: '30-11-2026', urenPerWeek: '8', reden: 'anders', toelichting: 'Zo afgesproken.' };
    const einde = { einde: '31-12-2026', reden: 'anders', toelichting: 'Zo afgesproken.' };
    for (const [adres, velden] of [
      [`${pad}/wijzigen/uren`, uren],
      [`${pad}/beeindigen`, einde],
    ] as const) {
      const { text } = await lieke.post(`${adres}/controle`, velden);
      expect(text).toContain('Je hebt geen mandaat');
      expect(text).toContain('Dit mag wel: Sanne de Wit, trajectregisseur.');
      expect(text).toContain('Zo loopt het mandaat: trajectregisseur ← teammanager Wmo.');
      expect(text).toContain('BR besluit 3');
      expect(text).toContain('Zo kan het wel');
      expect(text).not.toContain('Je neemt dit besluit als');
      expect((await lieke.post(adres, { ...velden, _versie: '1' })).status).toBe(422);
    }
  } finally {
    await h.close();
  }
});
