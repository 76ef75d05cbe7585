// @ts-check
/**
 * Where the nodes of a graph are: points from 0 to 1 across, and from 0 to 1 down.
 *
 * @typedef {{x: number, y: number}} Point
 * @typedef {import("./wire.js").Graph} Graph
 */

/** Steps of the springs: more make no difference that can be seen. */
const STEPS = 300;

/**
 * The points of a graph, in the order of its places; the same graph always looks the same.
 * @param {Graph} graph
 * @param {number} shape how much wider than high the room is
 * @returns {Point[]}
 */
export function layOut({ kind, places, links }, shape) {
  const [name, columns] = kind.split(":");
  const n = places.length;
  switch (name) {
    case "line":
      return snake(n, shape);
    case "grid":
      return grid(n, Number(columns));
    case "tree":
      return tree(n);
    case "star":
      return [{ x: 0.5, y: 0.5 }, ...circle(n - 1)];
    case "ring":
    case "complete":
      return circle(n);
    default:
      return springs(places, links);
  }
}

/** @param {number} n @returns {Point[]} */
function circle(n) {
  return Array.from({ length: n }, (_, i) => {
    const angle = (i * 2 * Math.PI) / n - Math.PI / 2;
    return { x: 0.5 + Math.cos(angle) / 2, y: 0.5 + Math.sin(angle) / 2 };
  });
}

/**
 * A line, in as many rows as make the most of the room, there and back.
 * @param {number} n
 * @param {number} shape
 * @returns {Point[]}
 */
function snake(n, shape) {
  const most = Math.max(6, Math.ceil(Math.sqrt(n * shape)));
  const rows = Math.ceil(n / most);
  const across = Math.ceil(n / rows);
  return Array.from({ length: n }, (_, i) => {
    const row = Math.floor(i / across);
    const column = row % 2 === 0 ? i % across : across - 1 - (i % across);
    return { x: part(column, across), y: part(row, rows) };
  });
}

/** @param {number} n @param {number} columns @returns {Point[]} */
function grid(n, columns) {
  const across = Math.min(n, columns);
  const rows = Math.ceil(n / columns);
  return Array.from({ length: n }, (_, i) =>
    ({ x: part(i % columns, across), y: part(Math.floor(i / columns), rows) }));
}

/** @param {number} n @returns {Point[]} */
function tree(n) {
  const levels = Math.floor(Math.log2(n)) + 1;
  return Array.from({ length: n }, (_, i) => {
    const level = Math.floor(Math.log2(i + 1));
    const slot = i + 1 - 2 ** level;
    return { x: (slot + 0.5) / 2 ** level, y: part(level, levels) };
  });
}

/**
 * Where one of so many stands; the only one stands in the middle.
 * @param {number} i
 * @param {number} of
 */
function part(i, of) {
  return of === 1 ? 0.5 : i / (of - 1);
}

/**
 * Springs along the links, and a push between any two nodes (Thomas Fruchterman, Edward Reingold:
 * Graph drawing by force-directed placement, 1991); it begins with a
 * circle, so nothing is drawn by lot.
 * @param {Graph["places"]} places @param {Graph["links"]} links @returns {Point[]}
 */
function springs(places, links) {
  const n = places.length;
  const index = new Map(places.map((id, place) => [id, place]));
  const ends = links.map(([a, b]) => [index.get(a) ?? 0, index.get(b) ?? 0]);
  const points = circle(n);
  const length = 0.9 / Math.sqrt(n);
  for (let step = 0; step < STEPS; step++) {
    const pull = points.map(() => ({ x: 0, y: 0 }));
    for (let a = 0; a < n; a++) {
      for (let b = 0; b < a; b++) {
        push(points, pull, a, b, (distance) => (length * length) / distance);
      }
    }
    ends.forEach(([a, b]) =>
      push(points, pull, a, b, (distance) => -(distance * distance) / length));
    const most = 0.1 * (1 - step / STEPS);
    points.forEach((point, i) => {
      const force = Math.hypot(pull[i].x, pull[i].y) || 1;
      point.x += (pull[i].x / force) * Math.min(force, most);
      point.y += (pull[i].y / force) * Math.min(force, most);
    });
  }
  return stretched(points);
}

/**
 * Pushes two points apart, or together if the force is negative.
 * @param {Point[]} points
 * @param {Point[]} pull
 * @param {number} a
 * @param {number} b
 * @param {(distance: number) => number} force
 */
function push(points, pull, a, b, force) {
  const x = points[a].x - points[b].x;
  const y = points[a].y - points[b].y;
  const distance = Math.max(1e-3, Math.hypot(x, y));
  const strength = force(distance) / distance;
  pull[a].x += x * strength;
  pull[a].y += y * strength;
  pull[b].x -= x * strength;
  pull[b].y -= y * strength;
}

/** The same points, so that they fill the room. @param {Point[]} points @returns {Point[]} */
function stretched(points) {
  const [left, right] = extent(points.map(({ x }) => x));
  const [top, bottom] = extent(points.map(({ y }) => y));
  return points.map(({ x, y }) => ({
    x: right - left < 1e-6 ? 0.5 : (x - left) / (right - left),
    y: bottom - top < 1e-6 ? 0.5 : (y - top) / (bottom - top),
  }));
}

/** @param {number[]} values */
function extent(values) {
  return [Math.min(...values), Math.max(...values)];
}
