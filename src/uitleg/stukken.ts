// Who reads what somebody wrote or sent, in B1: the grants on notitie, werknotitie, overlegbericht and dossierstuk in words.
export const LEZERS_KOPPEN = ['Jij', 'De gemeente', 'Je aanbieder'] as const;

export const LEZERS_VAN_STUKKEN: readonly { wat: string; lezers: readonly [jij: string, gemeente: string, aanbieder: string] }[] =
  [
    { wat: 'Notitie voor jou', lezers: ['ja', 'ja', 'nee'] },
    { wat: 'Werknotitie', lezers: ['als je erom vraagt', 'ja', 'nee'] },
    { wat: 'Bericht', lezers: ['als jij meedoet', 'ja', 'als hij meedoet'] },
    {
      wat: 'Bericht van de gemeente en het oriëntatiecentrum aan elkaar',
      lezers: ['als jij meedoet, of als je erom vraagt', 'ja', 'nee'],
    },
    { wat: 'Document dat jij stuurt', lezers: ['ja', 'ja', 'nee'] },
    {
      wat: 'Document van de gemeente',
      lezers: ['als de gemeente het deelt, of als je erom vraagt', 'ja', 'als de gemeente het deelt'],
    },
  ];
