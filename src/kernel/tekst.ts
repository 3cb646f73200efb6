/** "Nog niet" for "nog niet": a sentence begins with a capital, and in Dutch an ij is one letter. */
export const hoofdletter = (tekst: string): string => tekst.replace(/^(ij|.)/u, (letter) => letter.toUpperCase());

/** "een baan" for "Een baan", within a sentence; "UWV" keeps its capitals. */
export const kleineLetter = (tekst: string): string =>
  tekst.replace(/^(IJ|\p{Lu})(?=[\p{Ll}\s])/u, (letter) => letter.toLowerCase());
