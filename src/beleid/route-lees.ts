import { parseDocument } from 'yaml';
import { type Route, RouteShape } from './route.ts';

/**
 * The route of a text that may have faults elsewhere, or steps that lead nowhere: enough to draw it. Undefined when it has none, or none
 * that has the shape of a route.
 */
export function leesRoute(tekst: string): Route | undefined {
  try {
    const inhoud: unknown = parseDocument(tekst).toJS();
    if (inhoud === null || typeof inhoud !== 'object') return undefined;
    return RouteShape.safeParse(Reflect.get(inhoud, 'route')).data;
  } catch {
    // What cannot be read at all is told as a fault already.
    return undefined;
  }
}
