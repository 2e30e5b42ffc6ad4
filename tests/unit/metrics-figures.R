# Makes metrics_figures.h, what tests/unit/metrics_statistics.c holds the
# plugin service-metrics to: Rscript metrics-figures.R > metrics_figures.h
# Made with R 4.2.2 (Debian 12, r-base-core 4.2.2.20221110-2). Tests need no R.

# The "minimal standard" generator of Park and Miller (Communications of the
# ACM 31, 1988), which doubles compute exactly and C has too.
sample_of <- function(seed, n, values) {
  out <- numeric(n)
  for (i in seq_len(n)) {
    seed <- (seed * 16807) %% 2147483647
    out[i] <- seed %% values
  }
  out
}

mann_kendall <- function(x) {
  n <- length(x)
  s <- 0
  for (i in seq_len(n - 1))
    s <- s + sum(sign(x[(i + 1):n] - x[i]))
  t <- table(x)
  v <- (n * (n - 1) * (2 * n + 5) - sum(t * (t - 1) * (2 * t + 5))) / 18
  z <- if (v > 0) (s - sign(s)) / sqrt(v) else 0
  p <- if (all(t == 1) && n <= 25)
    cor.test(seq_len(n), x, method = "kendall", exact = TRUE)$p.value
  else 2 * pnorm(-abs(z))
  list(s = s, z = z, p = min(1, p))
}

change <- function(first, second) {
  ties <- anyDuplicated(c(first, second)) > 0
  exact <- !ties && length(first) < 50 && length(second) < 50
  wilcox.test(second, first, exact = exact)
}

wilson <- function(x, n) prop.test(x, n, correct = FALSE)$conf.int[1:2]

c_list <- function(type, name, x) {
  cat("static const ", type, " ", name, "[] = {\n", sep = "")
  text <- strwrap(paste(format(x, scientific = FALSE, trim = TRUE,
    digits = 15), collapse = ", "), 68)
  cat(paste0("\t", text), sep = "\n")
  cat("\n};\n\n")
}

cat("/* Made by metrics-figures.R with ", R.version.string,
  ". Do not edit. */\n\n", sep = "")

c_list("double", "nile", as.numeric(Nile))
c_list("double", "lake_huron", as.numeric(LakeHuron))
c_list("double", "nhtemp", as.numeric(nhtemp))
c_list("double", "wind", airquality$Wind)
ozone <- function(m) {
  x <- airquality$Ozone[airquality$Month == m]
  x[!is.na(x)]
}
c_list("double", "ozone_may", ozone(5))
c_list("double", "ozone_august", ozone(8))

cat("/* Seed, values, how many different ones there may be; S, z, p. */\n")
cat("static const struct {\n\tuint32_t seed;\n\tsize_t n;\n",
  "\tuint32_t values;\n\tint64_t s;\n\tdouble z, p;\n} trends[] = {\n",
  sep = "")
seed <- 1
for (n in c(2, 3, 4, 5, 8, 10, 12, 17, 24, 25, 26, 40, 100, 300))
  for (values in c(3, 10, 2000000000)) {
    seed <- seed + 1
    r <- mann_kendall(sample_of(seed, n, values))
    cat(sprintf("\t{%d, %d, %.0f, %.0f, %.12f, %.12f},\n", seed, n, values,
      r$s, r$z, r$p))
  }
cat("};\n\n")

cat("/* Seeds, sizes, different values; U, p. */\n")
cat("static const struct {\n\tuint32_t seeds[2];\n\tsize_t n[2];\n",
  "\tuint32_t values;\n\tdouble u, p;\n} changes[] = {\n", sep = "")
for (n in list(c(1, 1), c(1, 5), c(3, 3), c(4, 4), c(5, 10), c(10, 5),
  c(12, 12), c(20, 30), c(49, 49), c(49, 3), c(50, 49), c(50, 50),
  c(200, 150)))
  for (values in c(4, 30, 2000000000)) {
    seed <- seed + 2
    first <- sample_of(seed, n[1], values)
    second <- sample_of(seed + 1, n[2], values)
    r <- suppressWarnings(change(first, second))
    p <- if (is.nan(r$p.value)) 1 else r$p.value
    cat(sprintf("\t{{%d, %d}, {%d, %d}, %.0f, %.1f, %.12f},\n", seed,
      seed + 1, n[1], n[2], values, r$statistic, p))
  }
cat("};\n\n")

cat("/* Of n so many; Wilson's bounds. */\n")
cat("static const struct {\n\tint64_t x, n;\n\tdouble lower, upper;\n",
  "} bounds[] = {\n", sep = "")
for (k in list(c(81, 263), c(15, 148), c(0, 20), c(1, 29), c(23, 60),
  c(1, 1), c(0, 1), c(29, 29), c(80, 100), c(500, 1000), c(99999, 100000),
  c(123456789, 1000000000))) {
  b <- suppressWarnings(wilson(k[1], k[2]))
  cat(sprintf("\t{%.0f, %.0f, %.12f, %.12f},\n", k[1], k[2], b[1], b[2]))
}
cat("};\n\n")

cat("/* z, two tails of the standard normal distribution. */\n")
cat("static const struct {\n\tdouble z, p;\n} tails[] = {\n")
for (z in c(0, 0.000001, 0.1, 0.5, 1, 1.644853627, 1.959963985, 2.5, 3, 4, 5,
  6, 6.5, 6.999, 8))
  cat(sprintf("\t{%.9f, %.15f},\n", z, 2 * pnorm(-z)))
cat("};\n\n")

cat("/* Percentiles of the nearest rank, type 1. */\n")
cat("static const struct {\n\tunsigned percent;\n\tdouble wind, nile;\n",
  "} ranks[] = {\n", sep = "")
for (p in c(1, 5, 25, 50, 75, 90, 95, 99, 100))
  cat(sprintf("\t{%d, %.1f, %.1f},\n", p,
    quantile(airquality$Wind, p / 100, type = 1),
    quantile(as.numeric(Nile), p / 100, type = 1)))
cat("};\n\n")

cat("/* The Nile's level by its first 24 years, and its chart. */\n")
x <- as.numeric(Nile)
mean24 <- mean(x[1:24])
sigma24 <- mean(abs(diff(x[1:24]))) / (2 / sqrt(pi))
up <- down <- 0
peak <- runs <- first <- 0
was <- c(FALSE, FALSE)
for (i in seq_along(x)) {
  up <- max(0, up + x[i] - mean24 - sigma24 / 2)
  down <- max(0, down + mean24 - x[i] - sigma24 / 2)
  is <- c(up, down) > 5 * sigma24
  runs <- runs + sum(is & !was)
  if (any(is) && first == 0) first <- i
  was <- is
  peak <- max(peak, up, down)
}
cat(sprintf("static const double nile_mean = %.9f, nile_sigma = %.9f;\n",
  mean24, sigma24))
cat(sprintf("static const double nile_peak = %.9f;\n", peak / sigma24))
cat(sprintf("enum { NILE_RUNS = %d, NILE_FIRST = %d };\n", runs, first))
