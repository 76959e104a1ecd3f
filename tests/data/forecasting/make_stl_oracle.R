# Writes stl_oracle.json: generated series with what R's stl() and its ETS on the seasonally adjusted make of them.
# Run: Rscript make_stl_oracle.R > stl_oracle.json      (written with R 4.2.2, forecast 8.20)
# Per series: "period", "values", "season" and "trend" of stl() (of "logs" where the values are above 0), computed at
# every time (jumps of 1); "form", "m2ll" (without constants), "aicc" and "forecast" of one and a half seasons, as
# stlf() makes it: ets() on the adjusted series (additive errors), the last season added, back from logarithms.
suppressMessages(library(forecast))
RNGkind("Mersenne-Twister", "Inversion", "Rejection")
set.seed(20261123)

make_series <- function(period, n, kind) {
  t <- seq_len(n)
  wave <- sin(2 * pi * t / period + runif(1, 0, 6)) + .3 * cos(4 * pi * t / period + runif(1, 0, 6))
  level <- log(runif(1, 20, 5000)) + switch(kind, steady = 0, growth = runif(1, -.01, .02) * t,
                                            walk = cumsum(rnorm(n, 0, .06)))
  y <- exp(level + runif(1, .1, .6) * wave + rnorm(n, 0, runif(1, .03, .2)))
  if (kind == "steady" && n %% 2 == 1) y <- y - quantile(y, .2) # some at 0 or below: no logarithms
  round(unname(y), 3)
}

numbers <- function(x) paste0("[", paste(sprintf("%.13g", x), collapse = ","), "]")
cases <- expand.grid(kind = c("steady", "growth", "walk"), seasons = c(2.2, 3, 4.25, 6, 9),
                     period = c(12, 4, 7, 52, 5), stringsAsFactors = FALSE)
cases <- subset(cases, (period != 52 | seasons < 4.5) & (period > 5 | seasons >= 3))
cat("[\n")
for (i in seq_len(nrow(cases))) {
  period <- cases$period[i]
  n <- max(2 * period + 1, floor(period * cases$seasons[i]))
  y <- make_series(period, n, cases$kind[i])
  logs <- all(y > 0)
  x <- ts(if (logs) log(y) else y, frequency = period)
  parts <- stl(x, s.window = 11, s.degree = 0, s.jump = 1, t.jump = 1, l.jump = 1)$time.series
  adjusted <- x - parts[, "seasonal"]
  fits <- lapply(list(c("ANN", FALSE), c("AAN", FALSE), c("AAN", TRUE)), function(form)
    tryCatch(suppressWarnings(ets(as.numeric(adjusted), model = form[1], damped = as.logical(form[2]))),
             error = function(e) NULL))
  fits <- Filter(function(f) !is.null(f$aicc), fits) # where there are too few values for a form, R leaves ETS
  fit <- fits[[which.min(sapply(fits, function(f) f$aicc))]]
  h <- ceiling(1.5 * period)
  mean <- forecast(fit, h = h)$mean + rep_len(parts[n - period + seq_len(period), "seasonal"], h)
  form <- paste0(fit$components[1], fit$components[2], if (fit$components[4] == "TRUE") "d", fit$components[3])
  cat(sprintf('{"name":"%s-%d-%d","period":%d,"logs":%s,"values":%s,\n"season":%s,\n"trend":%s,\n', cases$kind[i],
              period, n, period, tolower(logs), numbers(y), numbers(parts[, "seasonal"]), numbers(parts[, "trend"])))
  cat(sprintf('"form":"%s","m2ll":%.17g,"aicc":%.17g,"forecast":%s}%s\n', form, -2 * fit$loglik, fit$aicc,
              numbers(if (logs) exp(mean) else mean), if (i < nrow(cases)) "," else ""))
}
cat("]\n")
