import { hoofdletter } from '../../kernel/tekst.ts';
import type { GeenToegang } from '../actions/log-in.ts';
import type { Weg, Weigering } from '../rules/identiteit.ts';

/** What a page says when somebody does not come in: what happened, and what to do now. B1. */
export interface Uitleg {
  titel: string;
  /** Paragraphs. */
  inhoud: readonly string[];
  /** Ask the issuer for another login than the one it remembers. */
  anders?: boolean;
}

/** How people know a way in. */
export const wegNaam: Record<Weg, string> = {
  demo: 'de demo',
  medewerker: 'je werkaccount',
  digid: 'DigiD',
  eherkenning: 'eHerkenning',
};

const BEL = (telefoon: string) => `Kom je er niet uit? Bel ${telefoon}.`;

/** The issuer vouched for somebody, and it is not enough. */
export const weigeringTekst = ({ reden }: Weigering, weg: Weg, telefoon: string): Uitleg => {
  switch (reden) {
    case 'niveau-te-laag':
      return weg === 'digid'
        ? {
            titel: 'Log in met de DigiD-app of met sms-controle',
            inhoud: [
              'Je logde in met alleen een gebruikersnaam en een wachtwoord. Voor deze gegevens is dat niet veilig genoeg.',
              'Log opnieuw in en kies de DigiD-app of sms-controle. Heb je die nog niet? Op digid.nl kun je ze aanvragen.',
              BEL(telefoon),
            ],
            anders: true,
          }
        : {
            titel: 'Je hebt een hoger niveau van eHerkenning nodig',
            inhoud: [
              'Je logde in met een niveau dat voor deze gegevens te laag is.',
              'Log opnieuw in met een middel van niveau 3 of hoger. Heb je dat niet? Vraag het aan wie in je organisatie over eHerkenning gaat.',
              BEL(telefoon),
            ],
            anders: true,
          };
    case 'tweede-factor':
      return {
        titel: 'Log in met een tweede stap',
        inhoud: [
          'Je logde in met alleen je wachtwoord. Voor Werkt mee is een tweede stap nodig, zoals een code op je telefoon.',
          'Log opnieuw in. Krijg je geen tweede stap te zien? Vraag je helpdesk om die voor jouw account aan te zetten.',
        ],
        anders: true,
      };
    case 'machtiging':
      return {
        titel: 'Inloggen voor iemand anders kan hier nog niet',
        inhoud: [
          'Je logde in met een machtiging: voor iemand anders. Dat kan in Werkt mee nog niet.',
          `Wil je iets regelen voor iemand anders? Bel ${telefoon}. Wil je je eigen gegevens zien? Log dan opnieuw in en kies dat je voor jezelf inlogt.`,
        ],
        anders: true,
      };
    case 'bewindvoering':
      return {
        titel: 'Inloggen als bewindvoerder kan hier nog niet',
        inhoud: [
          'Je logde in als bewindvoerder van iemand. Dat kan in Werkt mee nog niet.',
          `Wil je iets regelen voor die persoon? Bel ${telefoon}.`,
        ],
        anders: true,
      };
    case 'vestiging':
      return {
        titel: 'Je eHerkenning geldt voor één vestiging',
        inhoud: [
          'In Werkt mee werk je voor de hele organisatie. Jouw eHerkenning geldt voor één vestiging.',
          'Vraag wie in je organisatie over eHerkenning gaat om een machtiging voor de hele organisatie.',
        ],
        anders: true,
      };
    case 'claim-ontbreekt':
    case 'claim-ongeldig':
    case 'claim-meervoudig':
    case 'niveau-onbekend':
    case 'bsn-als-subject':
      return {
        titel: 'Inloggen is niet gelukt',
        inhoud: [
          `Wat we van ${wegNaam[weg]} kregen, klopt niet of is niet compleet. Dat ligt niet aan jou.`,
          `Probeer het later opnieuw. Blijft het misgaan? Bel ${telefoon}. Zeg dat het inloggen via ${wegNaam[weg]} niet werkt.`,
        ],
      };
  }
};

/** Somebody is who he is, and has no place here (yet). */
export const toegangTekst = (reden: GeenToegang, weg: Weg, telefoon: string): Uitleg => {
  switch (reden) {
    case 'inwoner-onbekend':
      return {
        titel: 'We kennen je nog niet',
        inhoud: [
          'Het inloggen is gelukt, maar je doet nog niet mee met Werkt mee. Er is nog niets over je opgeschreven.',
          `Wil je meedoen, of heb je al met iemand gesproken? Bel ${telefoon}. Dan kijken we samen wat er kan.`,
        ],
      };
    case 'geen-account':
      return {
        titel: 'Er is nog geen account voor jou',
        inhoud: [
          `Het inloggen met ${wegNaam[weg]} is gelukt, maar er hangt geen account aan.`,
          'Heb je een uitnodiging gekregen? Open dan eerst de link in die mail. Heb je die niet? Vraag er een aan de beheerder van Werkt mee bij de gemeente.',
          BEL(telefoon),
        ],
        anders: true,
      };
    case 'account-uit':
      return {
        titel: 'Dit account staat uit',
        inhoud: [
          'Met deze login kom je nu niet binnen. Een uitnodiging helpt daar niet bij.',
          `Klopt dat niet? Of regel je iets voor iemand die is overleden? Bel ${telefoon}. Dan zoeken we het samen uit.`,
        ],
      };
    case 'strijdig':
      return {
        titel: 'Inloggen is niet gelukt',
        inhoud: [`Wat we van ${wegNaam[weg]} kregen, past niet bij wat we weten. Dat ligt niet aan jou.`, `Bel ${telefoon}.`],
      };
    case 'andere-weg':
      return {
        titel: 'Kies een andere manier om in te loggen',
        inhoud: [
          `Met ${wegNaam[weg]} kom je hier niet binnen. Inwoners loggen in met DigiD, aanbieders met eHerkenning en medewerkers van de gemeente met hun werkaccount.`,
          BEL(telefoon),
        ],
        anders: true,
      };
    case 'andere-organisatie':
      return {
        titel: 'Je eHerkenning hoort bij een andere organisatie',
        inhoud: [
          'Het KvK-nummer van je eHerkenning is niet dat van de organisatie waarvoor je een account hebt.',
          `Log opnieuw in en kies de goede organisatie. Klopt het nummer wel? Bel ${telefoon}: misschien staat het bij de gemeente verkeerd.`,
        ],
        anders: true,
      };
    case 'login-bezet':
      return {
        titel: 'Met deze login heb je al een account',
        inhoud: [
          'Aan deze login hangt al een ander account van Werkt mee. Eén login kan bij één account horen.',
          `Is de uitnodiging voor jou? Log dan in met een andere login, of bel ${telefoon}.`,
        ],
        anders: true,
      };
    case 'uitnodiging-verlopen':
      return {
        titel: 'Deze uitnodiging is verlopen',
        inhoud: [
          'De link is te oud. Vraag een nieuwe uitnodiging aan de beheerder van Werkt mee bij de gemeente.',
          BEL(telefoon),
        ],
      };
    case 'uitnodiging-ingetrokken':
      return {
        titel: 'Deze uitnodiging geldt niet meer',
        inhoud: [
          'Er is een nieuwere uitnodiging, of ze is ingetrokken. Kijk of je een nieuwere mail hebt.',
          'Zo niet, vraag het dan aan de beheerder van Werkt mee bij de gemeente.',
          BEL(telefoon),
        ],
      };
    case 'uitnodiging-aanvaard':
    case 'uitnodiging-gekoppeld':
      return {
        titel: 'Deze uitnodiging is al gebruikt',
        inhoud: [
          'Het account is klaar. Was jij dat? Dan kun je gewoon inloggen.',
          `Was jij dat niet? Bel dan meteen ${telefoon}.`,
        ],
      };
    case 'uitnodiging-uit':
      return {
        titel: 'Dit account staat uit',
        inhoud: ['Vraag de beheerder van Werkt mee bij de gemeente om het aan te zetten.', BEL(telefoon)],
      };
    case 'uitnodiging-onbekend':
      return {
        titel: 'Deze uitnodiging kennen we niet',
        inhoud: [
          'Misschien is de link niet compleet. Kopieer hem in zijn geheel uit de mail.',
          `Werkt het dan nog niet? Vraag een nieuwe uitnodiging, of bel ${telefoon}.`,
        ],
      };
  }
};

/** The issuer itself sent somebody back. */
export const teruggestuurdTekst = (fout: string, weg: Weg, telefoon: string): Uitleg =>
  fout === 'access_denied' || fout === 'login_required' || fout === 'interaction_required'
    ? {
        titel: 'Je bent niet ingelogd',
        inhoud: [
          `Het inloggen met ${wegNaam[weg]} is gestopt voordat het klaar was.`,
          'Wil je toch inloggen? Begin dan opnieuw.',
        ],
      }
    : {
        titel: 'Inloggen is niet gelukt',
        inhoud: [`${hoofdletter(wegNaam[weg])} gaf een fout. Probeer het over een paar minuten opnieuw.`, BEL(telefoon)],
      };

export const onbereikbaarTekst = (weg: Weg, telefoon: string): Uitleg => ({
  titel: 'Inloggen kan nu niet',
  inhoud: [
    weg === 'medewerker'
      ? 'De inlogdienst van de gemeente antwoordt niet. Er is niets mis met je account.'
      : `De verbinding met ${wegNaam[weg]} werkt nu niet. Er is niets mis met je account.`,
    'Probeer het over een paar minuten opnieuw.',
    BEL(telefoon),
  ],
});

export const misluktTekst = (telefoon: string): Uitleg => ({
  titel: 'Inloggen is niet gelukt',
  inhoud: [
    'Dat kan gebeuren als je lang wachtte, als je in twee tabbladen tegelijk inlogde, of als je een oude link opende.',
    'Begin opnieuw.',
    BEL(telefoon),
  ],
});
