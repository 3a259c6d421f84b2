/** A drawing under way: pieces of SVG on a white ground, so that it can be read on dark pages too. */
export class Drawing {
  readonly #width: number;
  readonly #height: number;
  readonly #title: string;
  readonly #parts: string[] = [];

  /** @param title read out to whoever does not see it */
  constructor(width: number, height: number, title: string) {
    this.#width = width;
    this.#height = height;
    this.#title = title;
  }

  box(x: number, y: number, width: number, height: number, fill: string): void {
    this.#parts.push(`<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" fill="${fill}"/>`);
  }

  line(from: [number, number], to: [number, number]): void {
    this.#parts.push(
      `<line x1="${n(from[0])}" y1="${n(from[1])}" x2="${n(to[0])}" y2="${n(to[1])}" stroke="#889" stroke-width="1"/>`,
    );
  }

  text(
    x: number,
    y: number,
    words: string,
    style: { anchor?: 'middle' | 'end'; size?: number; fill?: string } = {},
  ): void {
    const { anchor = 'start', size = 13, fill = '#223' } = style;
    this.#parts.push(
      `<text x="${n(x)}" y="${n(y)}" font-size="${size}" fill="${fill}" text-anchor="${anchor}">${escaped(words)}</text>`,
    );
  }

  toString(): string {
    const size = `width="${this.#width}" height="${this.#height}" viewBox="0 0 ${this.#width} ${this.#height}"`;
    return [
      `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="Helvetica, Arial, sans-serif" role="img">`,
      `<title>${escaped(this.#title)}</title>`,
      `<rect width="${this.#width}" height="${this.#height}" fill="#fff"/>`,
      ...this.#parts,
      '</svg>\n',
    ].join('\n');
  }
}

const n = (value: number): string => String(Math.round(value * 10) / 10);
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
