<?xml version="1.0" encoding="UTF-8"?>
<!-- Points: what each rule earned, lost or keeps open of the 100, in the
     integers of heng explain (core/assess/points.c): the total is shared out
     by largest remainder, first over the dimensions, then over the rules of
     each; ties go to what comes first. All products stay below 2^53, where
     the numbers of XPath are exact integers. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="urn:heng:report:1" exclude-result-prefixes="r">

  <!-- The parts as lists "|ID=hundredths|" by generate-id(). -->
  <xsl:variable name="earned">
    <xsl:call-template name="part">
      <xsl:with-param name="total" select="sum($verdict/@low)"/>
      <xsl:with-param name="e" select="1"/>
    </xsl:call-template>
  </xsl:variable>
  <xsl:variable name="opened">
    <xsl:call-template name="part">
      <xsl:with-param name="total" select="sum($verdict/@high) - sum($verdict/@low)"/>
      <xsl:with-param name="o" select="1"/>
    </xsl:call-template>
  </xsl:variable>
  <xsl:variable name="lost">
    <xsl:call-template name="part">
      <xsl:with-param name="total"
        select="(10000 - sum($verdict/@high)) * boolean($verdict/@high)"/>
      <xsl:with-param name="l" select="1"/>
    </xsl:call-template>
  </xsl:variable>

  <!-- A node's entry in such a list; 0 where it has none. -->
  <xsl:template name="entry">
    <xsl:param name="list"/>
    <xsl:param name="node" select="."/>
    <xsl:variable name="key" select="concat('|', generate-id($node), '=')"/>
    <xsl:choose>
      <xsl:when test="contains($list, $key)">
        <xsl:value-of
          select="substring-before(substring-after($list, $key), '|')"/>
      </xsl:when>
      <xsl:otherwise>0</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- One of e, o, l is 1: earned is a score's lower end, open what lies
       between its ends, lost what is above the upper one. -->
  <xsl:template name="part">
    <xsl:param name="total"/>
    <xsl:param name="e" select="0"/>
    <xsl:param name="o" select="0"/>
    <xsl:param name="l" select="0"/>
    <xsl:variable name="sum">
      <xsl:call-template name="quota-of-dimensions">
        <xsl:with-param name="nodes" select="$dimensions[@low]"/>
        <xsl:with-param name="e" select="$e"/>
        <xsl:with-param name="o" select="$o"/>
        <xsl:with-param name="l" select="$l"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:if test="$sum > 0">
      <xsl:variable name="floors">
        <xsl:call-template name="floors-of-dimensions">
          <xsl:with-param name="nodes" select="$dimensions[@low]"/>
          <xsl:with-param name="total" select="$total"/>
          <xsl:with-param name="sum" select="$sum"/>
          <xsl:with-param name="e" select="$e"/>
          <xsl:with-param name="o" select="$o"/>
          <xsl:with-param name="l" select="$l"/>
        </xsl:call-template>
      </xsl:variable>
      <xsl:for-each select="$dimensions[@low]">
        <xsl:sort data-type="number" order="descending" select="
          $total * @weight * ($e * @low + $o * (@high - @low)
          + $l * (10000 - @high)) mod $sum"/>
        <xsl:variable name="all" select="$total * @weight * ($e * @low
          + $o * (@high - @low) + $l * (10000 - @high))"/>
        <xsl:variable name="amount" select="($all - $all mod $sum) div $sum
          + (position() &lt;= $total - $floors)"/>
        <xsl:text>|</xsl:text>
        <xsl:value-of select="concat(generate-id(), '=', $amount, '|')"/>
        <xsl:call-template name="part-of-rules">
          <xsl:with-param name="nodes"
            select="$counted[@dimension = current()/@id]"/>
          <xsl:with-param name="total" select="$amount"/>
          <xsl:with-param name="e" select="$e"/>
          <xsl:with-param name="o" select="$o"/>
          <xsl:with-param name="l" select="$l"/>
        </xsl:call-template>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <xsl:template name="part-of-rules">
    <xsl:param name="nodes"/>
    <xsl:param name="total"/>
    <xsl:param name="e"/>
    <xsl:param name="o"/>
    <xsl:param name="l"/>
    <xsl:variable name="sum">
      <xsl:call-template name="sum-of-rules">
        <xsl:with-param name="nodes" select="$nodes"/>
        <xsl:with-param name="total" select="1"/>
        <xsl:with-param name="by" select="0"/>
        <xsl:with-param name="e" select="$e"/>
        <xsl:with-param name="o" select="$o"/>
        <xsl:with-param name="l" select="$l"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:if test="$sum > 0">
      <xsl:variable name="floors">
        <xsl:call-template name="sum-of-rules">
          <xsl:with-param name="nodes" select="$nodes"/>
          <xsl:with-param name="total" select="$total"/>
          <xsl:with-param name="by" select="$sum"/>
          <xsl:with-param name="e" select="$e"/>
          <xsl:with-param name="o" select="$o"/>
          <xsl:with-param name="l" select="$l"/>
        </xsl:call-template>
      </xsl:variable>
      <xsl:for-each select="$nodes">
        <xsl:sort data-type="number" order="descending" select="
          $total * @weight * ($e * sum(@score) + $o * 10000 * not(@score)
          + $l * (10000 - sum(@score)) * boolean(@score)) mod $sum"/>
        <xsl:variable name="all" select="$total * @weight * ($e * sum(@score)
          + $o * 10000 * not(@score)
          + $l * (10000 - sum(@score)) * boolean(@score))"/>
        <xsl:variable name="amount" select="($all - $all mod $sum) div $sum
          + (position() &lt;= $total - $floors)"/>
        <xsl:if test="$amount > 0">
          <xsl:text>|</xsl:text>
          <xsl:value-of select="concat(generate-id(), '=', $amount, '|')"/>
        </xsl:if>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <!-- The sum of total times quota, or (by > 0) of what that gives by `by`
       without remainder. In halves, so that nothing nests deep. -->
  <xsl:template name="sum-of-rules">
    <xsl:param name="nodes"/>
    <xsl:param name="total"/>
    <xsl:param name="by"/>
    <xsl:param name="e"/>
    <xsl:param name="o"/>
    <xsl:param name="l"/>
    <xsl:choose>
      <xsl:when test="not($nodes)">0</xsl:when>
      <xsl:when test="count($nodes) = 1">
        <xsl:variable name="all" select="$total * $nodes/@weight *
          ($e * sum($nodes/@score) + $o * 10000 * not($nodes/@score)
          + $l * (10000 - sum($nodes/@score)) * boolean($nodes/@score))"/>
        <xsl:choose>
          <xsl:when test="$by > 0">
            <xsl:value-of select="($all - $all mod $by) div $by"/>
          </xsl:when>
          <xsl:otherwise>
            <xsl:value-of select="$all"/>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="half" select="floor(count($nodes) div 2)"/>
        <xsl:variable name="first">
          <xsl:call-template name="sum-of-rules">
            <xsl:with-param name="nodes" select="$nodes[position() &lt;= $half]"/>
            <xsl:with-param name="total" select="$total"/>
            <xsl:with-param name="by" select="$by"/>
            <xsl:with-param name="e" select="$e"/>
            <xsl:with-param name="o" select="$o"/>
            <xsl:with-param name="l" select="$l"/>
          </xsl:call-template>
        </xsl:variable>
        <xsl:variable name="second">
          <xsl:call-template name="sum-of-rules">
            <xsl:with-param name="nodes" select="$nodes[position() > $half]"/>
            <xsl:with-param name="total" select="$total"/>
            <xsl:with-param name="by" select="$by"/>
            <xsl:with-param name="e" select="$e"/>
            <xsl:with-param name="o" select="$o"/>
            <xsl:with-param name="l" select="$l"/>
          </xsl:call-template>
        </xsl:variable>
        <xsl:value-of select="format-number($first + $second, '0')"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- There are five of them. -->
  <xsl:template name="quota-of-dimensions">
    <xsl:param name="nodes"/>
    <xsl:param name="e"/>
    <xsl:param name="o"/>
    <xsl:param name="l"/>
    <xsl:choose>
      <xsl:when test="not($nodes)">0</xsl:when>
      <xsl:otherwise>
        <xsl:variable name="rest">
          <xsl:call-template name="quota-of-dimensions">
            <xsl:with-param name="nodes" select="$nodes[position() > 1]"/>
            <xsl:with-param name="e" select="$e"/>
            <xsl:with-param name="o" select="$o"/>
            <xsl:with-param name="l" select="$l"/>
          </xsl:call-template>
        </xsl:variable>
        <xsl:value-of select="$rest + $nodes[1]/@weight * ($e * $nodes[1]/@low
          + $o * ($nodes[1]/@high - $nodes[1]/@low)
          + $l * (10000 - $nodes[1]/@high))"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="floors-of-dimensions">
    <xsl:param name="nodes"/>
    <xsl:param name="total"/>
    <xsl:param name="sum"/>
    <xsl:param name="e"/>
    <xsl:param name="o"/>
    <xsl:param name="l"/>
    <xsl:choose>
      <xsl:when test="not($nodes)">0</xsl:when>
      <xsl:otherwise>
        <xsl:variable name="all" select="$total * $nodes[1]/@weight *
          ($e * $nodes[1]/@low + $o * ($nodes[1]/@high - $nodes[1]/@low)
          + $l * (10000 - $nodes[1]/@high))"/>
        <xsl:variable name="rest">
          <xsl:call-template name="floors-of-dimensions">
            <xsl:with-param name="nodes" select="$nodes[position() > 1]"/>
            <xsl:with-param name="total" select="$total"/>
            <xsl:with-param name="sum" select="$sum"/>
            <xsl:with-param name="e" select="$e"/>
            <xsl:with-param name="o" select="$o"/>
            <xsl:with-param name="l" select="$l"/>
          </xsl:call-template>
        </xsl:variable>
        <xsl:value-of select="$rest + ($all - $all mod $sum) div $sum"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
