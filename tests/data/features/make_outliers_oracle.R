#!/usr/bin/env Rscript
# Makes outliers_series.csv and outliers_expected.csv beside this file: `Rscript make_outliers_oracle.R` with R 4.2 and
# forecast 8.20. Twelve series of two years of daily units with weekdays, a yearly season and a trend, counts from Poisson
# to negative binomial; six days of each are planted outliers. Expected: the planted days, and what forecast::tsoutliers
# finds on the square roots at frequency 7, with what it would put there (squared). A re-run gives the same bytes.
suppressPackageStartupMessages(library(forecast))
set.seed(20261123, kind = "Mersenne-Twister", normal.kind = "Inversion", sample.kind = "Rejection")
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)))
days <- 731
weekday <- c(1, 1.1, 1, .9, 1.3, .8, .5)
series <- list()
expected <- NULL
for (s in 1:12) {
  mean <- c(12, 40, 150, 600)[(s - 1) %% 4 + 1]
  size <- c(Inf, 20, 6)[(s - 1) %/% 4 + 1]
  t <- 1:days
  mu <- mean * weekday[(t - 1) %% 7 + 1] * (1 + .3 * sin(2 * pi * t / 365.25)) * exp(.0004 * t)
  x <- if (is.infinite(size)) rpois(days, mu) else rnbinom(days, mu = mu, size = size)
  planted <- sort(sample(60:(days - 60), 6))
  high <- rep(c(TRUE, TRUE, FALSE), 2)
  for (p in seq_along(planted)) {
    usual <- mu[planted[p]]
    x[planted[p]] <- if (high[p]) round(5 * usual + 30) else -round(usual)
  }
  root <- sign(x) * sqrt(abs(x))
  found <- tsoutliers(ts(root, frequency = 7))
  series[[paste0("s", s)]] <- x
  for (d in sort(union(planted, found$index))) {
    place <- match(d, found$index)
    expected <- rbind(expected, data.frame(series = paste0("s", s), day = d - 1, planted = as.integer(d %in% planted),
      tsoutliers = as.integer(!is.na(place)), usual = round(mu[d], 3),
      replacement = if (is.na(place)) "" else format(round(found$replacements[place]^2, 3))))
  }
}
write.csv(data.frame(day = 0:(days - 1), series), file.path(here, "outliers_series.csv"), row.names = FALSE, quote = FALSE)
write.csv(expected, file.path(here, "outliers_expected.csv"), row.names = FALSE, quote = FALSE)
