// What the API says of itself: made of the same shapes that read the facts, so that the two cannot differ.
import { z } from 'zod';
import { API_VERSION } from '../web/api.ts';
import { ToetsFeiten, UitkomstVorm } from './types.ts';

/** Most toetsen in one request, and the largest body in bytes. */
export const MEESTE_TOETSEN = 1000;
export const GROOTSTE_VERZOEK = 2_000_000;

export interface Contact {
  name: string;
  url: string;
  email: string;
}

const versieKop = {
  'API-Version': { description: 'De volledige versie van de API.', schema: { type: 'string', examples: [API_VERSION] } },
};

const vorm = (schema: z.ZodType, io: 'input' | 'output') => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io });
  return rest;
};

const probleem = {
  type: 'object',
  properties: {
    type: { type: 'string', description: 'Soort probleem.' },
    status: { type: 'integer', description: 'De HTTP-status.' },
    title: { type: 'string', description: 'Kort wat er is.' },
    detail: { type: 'string', description: 'Wat er mis is en wat wel mag.' },
    feit: { type: ['string', 'null'], description: 'Het feit waar het om gaat, zoals zrm.financien.' },
    plaats: { type: 'integer', description: 'De hoeveelste toets van de lijst; de eerste is 1.' },
    regel: { type: 'string', description: 'De regel die het feit begrenst, als die er is.' },
  },
  required: ['status', 'title', 'detail'],
};

const fout = (description: string, extra: Record<string, unknown> = {}) => ({
  description,
  headers: { ...versieKop, ...extra },
  content: { 'application/problem+json': { schema: probleem } },
});

const voorbeeld = {
  gemeente: '0200',
  peildatum: '2026-11-01',
  geboortedatum: '1990-05-01',
  trede: 3,
  afstandTotArbeidsmarkt: 'groot',
  ondersteuningNodig: true,
  wilDeelnemen: true,
  uitkering: null,
};

/** The document behind /v1/openapi.json. */
export const openApi = (contact: Contact) => ({
  openapi: '3.1.0',
  info: {
    title: 'Werkt mee: toets',
    version: API_VERSION,
    description:
      'Zegt welke producten van een regeling passen bij feiten over een inwoner, met de gronden en hun bron. Een feit dat ontbreekt is onbekend, niet nee: dan is een product onder voorwaarde en noemt de grond wat er mist. Van wat je stuurt wordt niets bewaard of opgeschreven. Stuur geen namen en geen BSN: daar vraagt de toets niet naar.',
    contact,
    license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
  },
  servers: [{ url: '/v1', description: 'Deze installatie.' }],
  security: [],
  tags: [
    { name: 'toetsen', description: 'Feiten toetsen aan het beleid van een gemeente.' },
    { name: 'openapi', description: 'Deze beschrijving.' },
  ],
  paths: {
    '/toetsen': {
      post: {
        tags: ['toetsen'],
        operationId: 'toets',
        summary: 'Toetst één inwoner of een lijst',
        description: `Eén object geeft één uitkomst; een lijst van hoogstens ${MEESTE_TOETSEN} geeft er evenveel, in dezelfde volgorde.`,
        parameters: [
          {
            name: 'bekendOp',
            in: 'query',
            required: false,
            description: 'Oordeel zoals op deze dag bekend was (jjjj-mm-dd). Zonder: zoals nu bekend is.',
            schema: { type: 'string', format: 'date' },
          },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                oneOf: [
                  { $ref: '#/components/schemas/Feiten' },
                  { type: 'array', maxItems: MEESTE_TOETSEN, items: { $ref: '#/components/schemas/Feiten' } },
                ],
              },
              examples: { een: { summary: 'Een inwoner op trede 3', value: voorbeeld } },
            },
          },
        },
        responses: {
          '200': {
            description: 'De uitkomst, of evenveel uitkomsten als er feiten kwamen.',
            headers: versieKop,
            content: {
              'application/json': {
                schema: {
                  oneOf: [
                    { $ref: '#/components/schemas/Uitkomst' },
                    { type: 'array', items: { $ref: '#/components/schemas/Uitkomst' } },
                  ],
                },
              },
            },
          },
          '400': fout('De feiten kloppen niet. Er is niets getoetst.'),
          '413': fout('Het verzoek is te groot.'),
          '415': fout('Het verzoek is geen JSON.'),
          '429': fout('Te vaak achter elkaar.', {
            'Retry-After': { description: 'Na zoveel seconden mag het weer.', schema: { type: 'integer' } },
          }),
        },
      },
    },
    '/openapi.json': {
      get: {
        tags: ['openapi'],
        operationId: 'openapi',
        summary: 'Deze beschrijving',
        responses: {
          '200': {
            description: 'De beschrijving van de API.',
            headers: {
              ...versieKop,
              'Access-Control-Allow-Origin': { description: 'Elke website mag dit lezen.', schema: { type: 'string' } },
            },
            content: { 'application/json': { schema: { type: 'object' } } },
          },
        },
      },
    },
  },
  components: {
    schemas: {
      Feiten: vorm(ToetsFeiten, 'input'),
      Uitkomst: vorm(UitkomstVorm, 'output'),
    },
  },
});
