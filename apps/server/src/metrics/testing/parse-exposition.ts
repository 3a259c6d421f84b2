/** A page of metrics, read as Prometheus reads it. */
export interface Exposition {
  /** Help and type by name. */
  families: Map<string, { help: string; type: string }>;
  /** Values by name and labels, labels in alphabetical order: `requests_total{method="GET",status="200"}`. */
  samples: Map<string, number>;
}

const NAME = '[a-zA-Z_:][a-zA-Z0-9_:]*';
const SAMPLE = new RegExp(`^(${NAME})(?:\\{(.*)\\})? (\\S+)$`);
const LABEL = /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\[\\"n])*)"(?:,|$)/gy;

/**
 * Reads the text format 0.0.4 strictly: each sample belongs to a family that was announced with help and type, and stands once.
 *
 * @throws Error that quotes the line which is not allowed
 * @see https://prometheus.io/docs/instrumenting/exposition_formats/
 */
export function parseExposition(text: string): Exposition {
  if (!text.endsWith('\n')) throw new Error('the last line does not end');
  const families: Exposition['families'] = new Map();
  const samples: Exposition['samples'] = new Map();
  for (const line of text.split('\n').filter((one) => one !== '')) {
    const comment = new RegExp(`^# (HELP|TYPE) (${NAME}) (.+)$`).exec(line);
    if (comment) {
      const [, keyword = '', name = '', rest = ''] = comment;
      const family = families.get(name) ?? { help: '', type: '' };
      const key = keyword === 'HELP' ? 'help' : 'type';
      if (family[key] !== '') throw new Error(`said twice: ${line}`);
      families.set(name, { ...family, [key]: rest });
      continue;
    }
    const [, name = '', labels = '', value = ''] = SAMPLE.exec(line) ?? [];
    if (name === '' || !isNumber(value)) throw new Error(`not a sample: ${line}`);
    if (!familyOf(name, families)) throw new Error(`of no family: ${line}`);
    const key = labels === '' ? name : `${name}{${sortedLabels(labels, line)}}`;
    if (samples.has(key)) throw new Error(`twice: ${line}`);
    samples.set(key, Number(value.replace('Inf', 'Infinity')));
  }
  return { families, samples };
}

// In any letter case, as Go's ParseFloat, which is what Prometheus reads numbers with: prom-client writes `Nan`.
const isNumber = (text: string): boolean =>
  /^(nan|[+-]?inf)$/i.test(text) || (text !== '' && Number.isFinite(Number(text)));

const familyOf = (name: string, families: Exposition['families']) =>
  families.get(name) ?? families.get(name.replace(/_(bucket|sum|count)$/, ''));

function sortedLabels(text: string, line: string): string {
  const labels: string[] = [];
  let end = 0;
  for (const match of text.matchAll(LABEL)) {
    labels.push(`${match[1]}="${match[2]}"`);
    end = match.index + match[0].length;
  }
  if (end !== text.length) throw new Error(`labels that cannot be read: ${line}`);
  return labels.sort().join(',');
}
