package review

import "math"

// Wilson returns the bounds of the 95 % confidence interval of a share, of which right of n were seen.
// Nothing seen tells nothing: 0 to 1.
func Wilson(right, n int) (low, high float64) {
	if n == 0 {
		return 0, 1
	}
	const z = 1.959964
	total, share := float64(n), float64(right)/float64(n)
	middle := share + z*z/(2*total)
	half := z * math.Sqrt(share*(1-share)/total+z*z/(4*total*total))
	scale := 1 + z*z/total
	return max(0, (middle-half)/scale), min(1, (middle+half)/scale)
}
