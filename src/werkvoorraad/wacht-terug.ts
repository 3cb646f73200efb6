// What waits around a disputed result, the way back, a hand-over and the aftercare, in words. Pure.

/** By kind; `wie` is whose turn it is, or the other party. */
export const WACHT_TERUG = {
  'resultaat-reageren': (wie: string) => `${wie} kan reageren: de gemeente is niet akkoord met het resultaat`,
  'resultaat-herbeoordelen': () => 'Opnieuw kijken naar een betwist resultaat',
  'terugkeer-afspreken': () => 'Weg terug afspreken: de inwoner ging een trede omhoog',
  'terugkeer-akkoord': (wie: string) => `${wie} zegt of de afspraak over de weg terug klopt`,
  'terugkeer-bespreken': () => 'Weg terug bespreken: de inwoner is het niet eens',
  'terugstap-gesprek': () => 'Gesprek voeren na een stap terug',
  'terugstap-orientatie': () => 'Verwijzen naar een nieuwe oriëntatie na een stap terug',
  'terugstap-toets': () => 'Toets opnieuw doen na een stap terug',
  'terugstap-ondersteuning': () => 'Beslissen over wat loopt na een stap terug',
  'terugstap-inkomen': () => 'Inkomen en uitkering regelen na een stap terug',
  'overdracht-toestemming': (wie: string) => `${wie} zegt wat er mee mag bij de overdracht`,
  'overdracht-doorgeven': (wie: string) => `Doorgeven aan ${wie}`,
  'overdracht-navragen': (wie: string) => `Antwoord krijgen van ${wie} over de overdracht`,
  'overdracht-meekijken': (wie: string) => `Meekijken: ${wie} geeft geen antwoord op een overdracht`,
  'overdracht-afronden': (wie: string) => `Overdracht aan ${wie} afronden`,
  'nazorg-vragen': (wie: string) => `${wie} zegt of de plek nog goed is`,
  'nazorg-bellen': () => 'Vragen of de plek nog goed is',
  'omzetting-nagaan': () => 'Nagaan wat er met deze plek gebeurt: er verandert iets voor veel inwoners',
  'omzetting-tekenen': (wie: string) => `${wie} ondertekent de wijziging: wie akkoord gaf heeft geen mandaat`,
  'omzetting-bespreken': () => 'Opnieuw bespreken met de inwoner: de plek kan niet blijven zoals die is',
  'nazorg-opvolgen': () => 'Iets doen: de plek is niet meer goed, of de inwoner twijfelt',
} as const;
