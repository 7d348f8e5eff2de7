// Straight lines through measured points, by ordinary least squares.

/**
 * The line y = intercept + slope · x with the least sum of squared vertical distances, and the standard error of its
 * slope: slope = Σ(x − x̄)(y − ȳ) / Σ(x − x̄)², standard error = √(Σ residual² / (n − 2) / Σ(x − x̄)²)
 * (Draper and Smith, Applied Regression Analysis, 3rd ed., §1.3–1.4). The error takes it that residuals are independent;
 * neighbouring samples of one process are not quite, so it is rather too small. It is NaN for fewer than three points.
 */
export function lineThrough(points) {
  const mean = (of) => points.reduce((sum, point) => sum + of(point), 0) / points.length
  const [meanX, meanY] = [mean(([x]) => x), mean(([, y]) => y)]
  const spreadX = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0)
  const slope = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0) / spreadX
  const intercept = meanY - slope * meanX
  const residual = points.reduce((sum, [x, y]) => sum + (y - intercept - slope * x) ** 2, 0)
  const error = points.length > 2 ? Math.sqrt(residual / (points.length - 2) / spreadX) : Number.NaN
  return { slope, intercept, error }
}

/**
 * The exponent b of the power law cost = a · size^b that lies nearest, and its standard error: the slope of the line
 * through (ln size, ln cost). 0 means that size costs nothing, 1 that twice the size costs twice as much.
 */
export function exponentOf(points) {
  const { slope, error } = lineThrough(points.map(([size, cost]) => [Math.log(size), Math.log(cost)]))
  return { exponent: slope, error }
}
