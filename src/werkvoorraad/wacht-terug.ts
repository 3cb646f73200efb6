// What waits around a disputed result, the way back, a hand-over and the aftercare, in words. Pure.

/** A duty of a toewijzing, by its kind: what the aanbieder does, what we do, and that it is not there. */
export const PLICHT: Readonly<Record<string, { aanbieder: string; wij: string; ontbreekt: string }>> = {
  voortgangsbericht: {
    aanbieder: 'stuurt het voortgangsbericht',
    wij: 'Voortgangsbericht schrijven',
    ontbreekt: 'het voortgangsbericht is er niet',
  },
  evaluatiegesprek: {
    aanbieder: 'plant het evaluatiegesprek',
    wij: 'Evaluatiegesprek plannen',
    ontbreekt: 'het evaluatiegesprek was er niet',
  },
  afstemming: { aanbieder: 'stemt af', wij: 'Afstemmen', ontbreekt: 'er is niet afgestemd' },
};

/** A toets in which only an oriëntatie fits (AP10): a general provision. */
export const ORIENTATIE_PAST = 'Oriëntatie bespreken: die past, en een besluit is daar niet voor nodig';

/** A toets in which nothing fits, and with which the route is over: what is left is to tell so, and what fits in its place. */
export const PAST_NIET = 'Advies bespreken en onderzoek afronden: de route is klaar, er past nu geen product';

/** A traject came to its end, and the dossier is still open. */
export const ROUTE_KLAAR = 'Vervolg kiezen of dossier afsluiten: de route is klaar';

/** The resident stopped, or chose nothing after an oriëntatie: nobody waits for him, and the dossier is still open. */
export const ROUTE_GESTOPT = 'Dossier sluiten of opnieuw praten: de inwoner stopte';

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
  'terugstap-vertellen': () => 'Stap terug vertellen aan de inwoner: er kon geen brief komen',
  'overdracht-toestemming': (wie: string) => `${wie} zegt wat er mee mag bij de overdracht`,
  'overdracht-doorgeven': (wie: string) => `Doorgeven aan ${wie}`,
  'overdracht-navragen': (wie: string) => `Antwoord krijgen van ${wie} over de overdracht`,
  'overdracht-meekijken': (wie: string) => `Meekijken: ${wie} geeft geen antwoord op een overdracht`,
  'overdracht-afronden': (wie: string) => `Overdracht aan ${wie} afronden`,
  'overdracht-vertellen': () => 'Overdracht vertellen aan de inwoner: er kon geen brief komen',
  'overdracht-sluiten': (wie: string) => `Dossier sluiten: de inwoner ging verder bij ${wie}`,
  'nazorg-vragen': (wie: string) => `${wie} zegt of de plek nog goed is`,
  'nazorg-bellen': () => 'Vragen of de plek nog goed is',
  'einde-herstellen': () => 'Beëindiging terugdraaien: de gebeurtenis waarop zij rust, klopte niet',
  'omzetting-nagaan': () => 'Nagaan wat er met deze plek gebeurt: er verandert iets voor veel inwoners',
  'omzetting-tekenen': (wie: string) => `${wie} ondertekent de wijziging: wie akkoord gaf heeft geen mandaat`,
  'omzetting-uitvoeren': () => 'Wijziging voor veel inwoners uitvoeren: het voorstel is akkoord',
  'omzetting-bespreken': () => 'Opnieuw bespreken met de inwoner: de plek kan niet blijven zoals die is',
  'omzetting-zelf': () => 'Zelf regelen of opnieuw laten voorstellen: de wijziging voor veel inwoners is hier niet uitgevoerd',
  'samen-antwoorden': (wie: string) => `${wie} zegt ja of nee: het besluit wordt samen genomen`,
  'samen-oneens': (wie: string) => `Overleggen: ${wie} zei nee tegen het besluit`,
  'samen-klaar': () => 'Besluit laten tekenen: iedereen zei ja',
  'traject-oordeel': (wie: string) => `${wie} zegt ja of nee over een stap van de route`,
  'traject-oneens': () => 'Overleggen: niet iedereen is het eens met een stap van de route',
  'traject-beginnen': () => 'Stap van de route beginnen: iedereen zei ja',
  'traject-signaal': (wie: string) => `Bespreken wat ${wie} ziet: een stap van de route is begonnen`,
  'traject-oppakken': () => 'Oppakken: de eerste stap van een route loopt',
  'traject-vragen': () => 'Vragen wie beslist: een stap van de route wacht op een keuze, of op ja of nee',
  'traject-doen': (wat: string) => `Verder met: ${wat} (route)`,
  'traject-verzoek': (wie: string) => `Verzoek doen aan ${wie}: een stap van de route wacht daarop`,
  'traject-beantwoord': (wie: string) => `Stap van de route afronden: ${wie} gaf antwoord`,
  'traject-besloten': () => 'Stap van de route afronden: wie beslist zei ja',
  'traject-einde': () => 'Stap van de route afronden of verlengen: de termijn loopt af',
  'traject-antwoord': (wie: string) => `Antwoord krijgen van ${wie} bij een stap van de route`,
  'traject-plicht': (wie: string) => `${wie} (route)`,
  'traject-geld': (wie: string) => `Nakijken: financiën betaalt niet (${wie})`,
  'traject-vervolg': () => 'Volgende stap van de route kiezen',
  'nazorg-opvolgen': () => 'Iets doen: de plek is niet meer goed, of de inwoner twijfelt',
} as const;

/** Whose turn it is, where no name says it. */
export const ZONDER_NAAM = {
  ik: 'Jij',
  inwoner: 'De inwoner',
  aanbieder: 'De aanbieder',
  collega: 'Een collega',
  teammanager: 'De teammanager',
} as const;
