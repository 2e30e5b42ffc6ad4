# Makes agreement-figures.txt, what tests/unit/agreement.c holds the
# coefficients of agreement to: Rscript agreement-figures.R >
# agreement-figures.txt. A panel is a line: rules, experts, alpha and ICC(2,k)
# in basis points or why there is none, and the scores of each rule (-1: none).
# Made with R 4.2.2 (Debian 12, r-base-core 4.2.2.20221110-2), base packages
# only. Tests need no R.

# Krippendorff's alpha for interval data from the matrix of coincidences: the
# definition, not the sums of squares that the program uses.
alpha_of <- function(x) {
  x <- x[rowSums(!is.na(x)) >= 2, , drop = FALSE]
  if (ncol(x) < 2) return(list(why = "experts"))
  if (nrow(x) < 2) return(list(why = "criteria"))
  values <- sort(unique(as.vector(x[!is.na(x)])))
  o <- matrix(0, length(values), length(values))
  for (unit in seq_len(nrow(x))) {
    v <- match(x[unit, !is.na(x[unit, ])], values)
    for (i in seq_along(v)) for (j in seq_along(v))
      if (i != j) o[v[i], v[j]] <- o[v[i], v[j]] + 1 / (length(v) - 1)
  }
  margin <- rowSums(o)
  d <- outer(values, values, function(a, b) (a - b)^2)
  e <- outer(margin, margin) / (sum(margin) - 1)
  if (sum(e * d) == 0) return(list(why = "variance"))
  list(why = "", value = 1 - sum(o * d) / sum(e * d))
}

# ICC(2,k) from the mean squares of R's own analysis of variance.
icc_of <- function(x) {
  x <- x[rowSums(is.na(x)) == 0, , drop = FALSE]
  n <- nrow(x)
  k <- ncol(x)
  if (k < 2) return(list(why = "experts"))
  if (n < 2) return(list(why = "criteria"))
  data <- data.frame(score = as.vector(x), rule = factor(rep(seq_len(n), k)),
                     expert = factor(rep(seq_len(k), each = n)))
  m <- suppressWarnings(anova(lm(score ~ rule + expert, data)))[["Mean Sq"]]
  bottom <- m[1] + (m[2] - m[3]) / n
  if (bottom < 1e-9) return(list(why = "variance"))
  list(why = "", value = (m[1] - m[3]) / bottom)
}

points <- function(f) if (f$why == "") round(1e4 * f$value) else f$why

# R's doubles must not be what decides on a last digit.
is_near_half <- function(f)
  f$why == "" && abs(abs(1e4 * f$value) %% 1 - 0.5) < 1e-6

set.seed(20261122)
made <- 0
while (made < 120) {
  rules <- sample(2:20, 1)
  experts <- sample(2:12, 1)
  quality <- round(runif(rules, 10, 90))
  leniency <- round(rnorm(experts, 0, sample(c(0, 5, 20), 1)))
  noise <- sample(c(0, 2, 10, 40), 1)
  x <- outer(quality, leniency, "+") + round(rnorm(rules * experts, 0, noise))
  x <- matrix(pmin(100, pmax(0, x)), rules, experts)
  if (made %% 3 > 0)
    x[sample(length(x), length(x) %/% sample(c(4, 10, 30), 1))] <- NA
  a <- alpha_of(x)
  i <- icc_of(x)
  if (is_near_half(a) || is_near_half(i)) next
  made <- made + 1
  flat <- as.vector(t(x))
  flat[is.na(flat)] <- -1
  cat(rules, experts, points(a), points(i), flat)
  cat("\n")
}
