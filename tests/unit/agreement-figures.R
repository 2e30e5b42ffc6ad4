# Makes agreement_figures.h, what tests/unit/agreement.c holds the coefficients
# of agreement to: Rscript agreement-figures.R > agreement_figures.h
# Made with R 4.2.2 (Debian 12, r-base-core 4.2.2.20221110-2), base packages
# only. Tests need no R.

# Krippendorff's alpha for interval data from the matrix of coincidences: the
# definition, not the sums of squares that the program uses.
alpha_of <- function(x) {
  x <- x[rowSums(!is.na(x)) >= 2, , drop = FALSE]
  if (ncol(x) < 2) return(list(why = "HENG_TOO_FEW_EXPERTS"))
  if (nrow(x) < 2) return(list(why = "HENG_TOO_FEW_RULES"))
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
  if (sum(e * d) == 0) return(list(why = "HENG_NO_VARIANCE"))
  list(why = "HENG_FIGURE", value = 1 - sum(o * d) / sum(e * d))
}

# ICC(2,k) from the mean squares of R's own analysis of variance.
icc_of <- function(x) {
  x <- x[rowSums(is.na(x)) == 0, , drop = FALSE]
  n <- nrow(x)
  k <- ncol(x)
  if (k < 2) return(list(why = "HENG_TOO_FEW_EXPERTS"))
  if (n < 2) return(list(why = "HENG_TOO_FEW_RULES"))
  data <- data.frame(score = as.vector(x), rule = factor(rep(seq_len(n), k)),
                     expert = factor(rep(seq_len(k), each = n)))
  m <- suppressWarnings(anova(lm(score ~ rule + expert, data)))[["Mean Sq"]]
  bottom <- m[1] + (m[2] - m[3]) / n
  if (bottom < 1e-9) return(list(why = "HENG_NO_VARIANCE"))
  list(why = "HENG_FIGURE", value = (m[1] - m[3]) / bottom)
}

points <- function(f) if (f$why == "HENG_FIGURE") round(1e4 * f$value) else 0

# R's doubles must not be what decides on a last digit.
is_near_half <- function(f)
  f$why == "HENG_FIGURE" && abs(abs(1e4 * f$value) %% 1 - 0.5) < 1e-6

set.seed(20261122)
cat("/* Made by agreement-figures.R with ", R.version.string,
    ". Do not edit. */\n\n", sep = "")
cat("typedef struct figure {\n\tsize_t rules, experts;\n",
    "\theng_no_figure no_alpha, no_icc;\n\tint64_t alpha, icc;\n",
    "\tint8_t scores[240];\n} figure;\n\n",
    "static const figure figures[] = {\n", sep = "")
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
  cat(sprintf("\t{%d, %d, %s, %s, %d, %d,\n", rules, experts, a$why, i$why,
              points(a), points(i)))
  cat(paste0("\t {", paste(strwrap(paste(flat, collapse = ", "), 70),
                           collapse = "\n\t  "), "}},\n"))
}
cat("};\n")
