"""netplan plans a year of meetings: dates, venues and every role in one proven, fair plan."""
